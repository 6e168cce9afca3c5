package plumbline.harness.replay;

import java.util.List;
import java.util.stream.Stream;
import plumbline.harness.check.FindingKind;
import plumbline.harness.plan.Shape;
import plumbline.harness.recording.Recording;
import plumbline.harness.replay.Flat.Placed;

/** Guesses what a finding needs: the request that showed it, and what touched the same place before. */
final class Focus {
    private static final long PAGE = 4096;

    private Focus() {}

    /** Recordings that are likely to be enough, the smallest first. */
    static Stream<Recording> candidates(Recording recording, FindingKind kind) {
        List<Placed> all = Flat.of(recording);
        return recording.header().findings().stream()
                .filter(sighting ->
                        sighting.kind() == kind && sighting.request() > 0 && sighting.request() <= all.size())
                .findFirst()
                .map(sighting -> (int) sighting.request())
                .stream()
                .flatMap(number -> candidates(all.subList(0, number)))
                .filter(list -> list.size() < all.size())
                .map(list -> Flat.recording(recording, list));
    }

    private static Stream<List<Placed>> candidates(List<Placed> upTo) {
        Placed last = upTo.getLast();
        List<Placed> sameStage = upTo.stream()
                .filter(placed -> placed.part() == last.part() && placed.stage() == last.stage())
                .toList();
        List<Placed> touching = upTo.stream()
                .filter(placed -> touch(placed.shape(), last.shape()))
                .toList();
        return Stream.of(List.of(last), lastOf(touching, 2), touching, lastOf(sameStage, 32), upTo);
    }

    private static List<Placed> lastOf(List<Placed> list, int most) {
        return list.subList(Math.max(0, list.size() - most), list.size());
    }

    private static boolean touch(Shape one, Shape other) {
        return one.offset() / PAGE <= (other.offset() + other.lengthBytes()) / PAGE
                && other.offset() / PAGE <= (one.offset() + one.lengthBytes()) / PAGE;
    }
}
