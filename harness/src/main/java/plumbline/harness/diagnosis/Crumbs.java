package plumbline.harness.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import plumbline.harness.check.RequestHistory;
import plumbline.harness.check.Touch;
import plumbline.harness.oracle.Oracle;

/**
 * Wrong bytes that are too few to say where they belong. They are held against what was written here before, and, where
 * bytes beside them have moved, against what must have moved with those.
 */
final class Crumbs {
    private static final long MOST_BYTES = 2 * Long.BYTES;
    private static final long FEWEST_TO_SEARCH = 3;

    private final DamagedBytes bytes;
    private final Oracle oracle;
    private final RequestHistory history;

    Crumbs(DamagedBytes bytes, Oracle oracle, RequestHistory history) {
        this.bytes = bytes;
        this.oracle = oracle;
        this.history = history;
    }

    /** The same runs, the short ones with a name where there is one. */
    List<DamageRun> explained(List<DamageRun> runs) {
        return runs.stream().map(run -> explained(run, runs)).toList();
    }

    private DamageRun explained(DamageRun run, List<DamageRun> runs) {
        if (run.what() != DamageClass.FOREIGN || run.length() >= MOST_BYTES) {
            return run;
        }
        Stream<Story.Written> likely = LongStream.concat(shiftsBeside(run, runs), LongStream.of(0))
                .boxed()
                .flatMap(shift -> stories(run, shift));
        return Stream.concat(likely, nearby(run))
                .filter(story -> tells(story, run))
                .findFirst()
                .map(story -> run.as(story.what()).from(story))
                .orElse(run);
    }

    private static LongStream shiftsBeside(DamageRun run, List<DamageRun> runs) {
        return runs.stream()
                .filter(other -> isBeside(other, run))
                .flatMap(other -> Optional.ofNullable(other.origin()).stream())
                .mapToLong(DamageRun.Source::shiftBytes);
    }

    /** Some bytes may be right by chance, and part the runs. */
    private static boolean isBeside(DamageRun a, DamageRun b) {
        return a.offset() < b.end() + Long.BYTES && b.offset() < a.end() + Long.BYTES;
    }

    /** The fewer bytes there are, the fewer guesses are made. */
    private Stream<Story.Written> stories(DamageRun run, long shift) {
        long origin = run.offset() - shift;
        return history.touching(origin, origin + 1).reversed().stream()
                .filter(Touch::isWrite)
                .skip(shift == 0 ? 1 : 0)
                .limit(isByChance(run, shift) ? 0 : Math.min(3, run.length()))
                .map(write -> new Story.Written(oracle.pattern(), write.generation(), shift));
    }

    /** Each 256th byte that became another is what it was before; a lone one is stale only as the last of a torn sector. */
    private static boolean isByChance(DamageRun run, long shift) {
        return shift == 0 && run.length() == 1 && run.end() % Oracle.SECTOR_BYTES != 0;
    }

    /** All that stands less than a sector away, as it should be now; three bytes agree by chance once in 16,000 times. */
    private Stream<Story.Written> nearby(DamageRun run) {
        long most = run.length() < FEWEST_TO_SEARCH ? 0 : Oracle.SECTOR_BYTES;
        return LongStream.range(1 - most, most)
                .filter(shift -> shift != 0 && isInTarget(run.offset() - shift))
                .mapToObj(shift -> new Story.Written(oracle.pattern(), generationAt(run.offset() - shift), shift))
                .filter(story -> story.generation() != 0);
    }

    private boolean isInTarget(long offset) {
        return offset >= 0 && offset < oracle.sizeBytes();
    }

    private int generationAt(long offset) {
        return Oracle.exactGeneration(oracle.legalNow(offset / Oracle.SECTOR_BYTES));
    }

    private boolean tells(Story story, DamageRun run) {
        return LongStream.range(run.offset(), run.end()).allMatch(at -> bytes.at(at) == story.at(at));
    }
}
