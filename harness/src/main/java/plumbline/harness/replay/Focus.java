package plumbline.harness.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plumbline.harness.check.FindingKind;
import plumbline.harness.plan.Shape;
import plumbline.harness.recording.Recording;
import plumbline.harness.replay.Flat.Placed;

/** Guesses what a finding needs: the request that showed it, and what touched the same place before. */
final class Focus {
    private static final long PAGE = 4096;

    private Focus() {}

    /** Recordings that are likely to be enough: one request after the other, the fewest first; then as they were issued. */
    static Stream<Recording> candidates(Recording recording, FindingKind kind) {
        List<Placed> all = Flat.of(recording);
        if (kind.isOfSilence()) {
            Recording inFlight = Flat.recording(recording, lastOfEachSlot(all));
            return Stream.of(DepthReducers.withDepth(inFlight, 1), inFlight)
                    .distinct()
                    .filter(guess -> !guess.equals(recording));
        }
        return recording.header().findings().stream()
                .filter(sighting ->
                        sighting.kind() == kind && sighting.request() > 0 && sighting.request() <= all.size())
                .findFirst()
                .map(sighting -> (int) sighting.request())
                .stream()
                .map(number -> candidates(recording, all.subList(0, number)))
                .flatMap(guesses -> Stream.concat(
                        guesses.stream().map(guess -> DepthReducers.withDepth(guess, 1)), guesses.stream()))
                .distinct()
                .filter(guess -> !guess.equals(recording));
    }

    /** What was in flight when it ended. */
    private static List<Placed> lastOfEachSlot(List<Placed> all) {
        Map<Integer, Placed> last = new LinkedHashMap<>();
        all.forEach(placed -> {
            last.remove(placed.request().slot());
            last.put(placed.request().slot(), placed);
        });
        return List.copyOf(last.values());
    }

    private static List<Recording> candidates(Recording recording, List<Placed> upTo) {
        Placed last = upTo.getLast();
        List<Placed> sameStage = upTo.stream()
                .filter(placed -> placed.part() == last.part() && placed.stage() == last.stage())
                .toList();
        List<Placed> touching = upTo.stream()
                .filter(placed -> touch(placed.shape(), last.shape()))
                .toList();
        return Stream.of(
                        List.of(last),
                        lastOf(touching, 2),
                        lastOf(touching, 8),
                        lastOf(touching, 32),
                        touching,
                        lastOf(sameStage, 32),
                        upTo)
                .map(list -> Flat.recording(recording, list))
                .toList();
    }

    private static List<Placed> lastOf(List<Placed> list, int most) {
        return list.subList(Math.max(0, list.size() - most), list.size());
    }

    private static boolean touch(Shape one, Shape other) {
        return one.offset() / PAGE <= (other.offset() + other.lengthBytes()) / PAGE
                && other.offset() / PAGE <= (one.offset() + one.lengthBytes()) / PAGE;
    }
}
