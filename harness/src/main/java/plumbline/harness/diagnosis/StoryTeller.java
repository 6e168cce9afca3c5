package plumbline.harness.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.Origin;
import plumbline.harness.pattern.Pattern;

/** Finds the story that explains most of the bytes from a wrong one on. */
final class StoryTeller {
    private final DamagedBytes bytes;
    private final Oracle oracle;

    StoryTeller(DamagedBytes bytes, Oracle oracle) {
        this.bytes = bytes;
        this.oracle = oracle;
    }

    /**
     * A story and the bytes that bear it out.
     *
     * @param end behind the last of them
     */
    record Told(Story story, long start, long end) {
        long length() {
            return end - start;
        }
    }

    /** The story that reaches furthest; empty when none is borne out by enough bytes. */
    Optional<Told> from(long wrong) {
        Told best = null;
        for (Story story : candidates(wrong)) {
            Told told = told(story, wrong);
            if (told.end() > wrong
                    && told.length() >= story.leastBytes()
                    && (best == null || told.length() > best.length())) {
                best = told;
            }
        }
        return Optional.ofNullable(best);
    }

    private List<Story> candidates(long wrong) {
        List<Story> stories = new ArrayList<>();
        stories.add(Story.Constant.UNTOUCHED);
        stories.add(Story.Constant.ZEROED);
        // A shifted word may begin at any byte, and the one that holds the first wrong byte may be cut off.
        for (long at = wrong - Long.BYTES + 1; at <= wrong + Long.BYTES; at++) {
            if (bytes.hasWord(at)) {
                origin(at).ifPresent(stories::add);
            }
        }
        return stories;
    }

    private Optional<Story> origin(long at) {
        Pattern pattern = oracle.pattern();
        Optional<Origin> origin = pattern.decode(bytes.wordAt(at));
        return origin.map(found -> new Story.Written(pattern, found.generation(), at - found.offset()));
    }

    /** How far the bytes bear a story out, both ways; at an end that is in doubt the roundest place is taken. */
    private Told told(Story story, long wrong) {
        long end = wrong;
        long lastWrong = wrong;
        while (bytes.has(end) && bytes.at(end) == story.at(end)) {
            if (!bytes.isRight(end)) {
                lastWrong = end;
            }
            end++;
        }
        long start = wrong;
        while (bytes.has(start - 1) && bytes.at(start - 1) == story.at(start - 1)) {
            start--;
        }
        return new Told(story, roundest(start, wrong), end == wrong ? wrong : roundest(lastWrong + 1, end));
    }

    /** The number in a range that is a multiple of the greatest power of two. */
    static long roundest(long from, long to) {
        long mask = -1;
        while (((to & (mask << 1)) >= from) && mask << 1 != 0) {
            mask <<= 1;
        }
        return to & mask;
    }
}
