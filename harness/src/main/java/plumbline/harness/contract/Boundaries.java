package plumbline.harness.contract;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.limits.LimitName;
import plumbline.loopctl.limits.Limits;

/**
 * Where requests are cut on their way down, as far as a target and its layers say. They decide nothing about what is
 * legal; they say which shapes are worth trying.
 *
 * @param requestBytes how much the target's queue takes at once
 * @param periods lengths at whose multiples something ends: a chunk, a strip, a request
 * @param seams offsets of the target at which what lies below becomes another thing for good
 * @param end what a write beyond the end does
 */
public record Boundaries(long requestBytes, List<Long> periods, List<Long> seams, End end) {
    private static final long USUAL_REQUEST_BYTES = 1 << 20;

    /** What a write beyond the end does. */
    public enum End {
        /** It comes short, or is refused. */
        FIXED,
        /** It makes the target longer. */
        MOVES
    }

    public Boundaries {
        periods = List.copyOf(periods);
        seams = List.copyOf(seams);
    }

    /** A target of which nothing is known. */
    public static Boundaries unknown() {
        return new Boundaries(USUAL_REQUEST_BYTES, List.of(USUAL_REQUEST_BYTES), List.of(), End.MOVES);
    }

    /**
     * The boundaries of a target.
     *
     * @param kind what the target is
     * @param limits what the target reports, and then what the layers below it do
     * @param seams see {@link Boundaries}
     */
    public static Boundaries of(NodeKind kind, List<Limits> limits, List<Long> seams) {
        long requestBytes = limits.getFirst().value(LimitName.MAX_SECTORS_KIB).orElse(0) << 10;
        long known = requestBytes == 0 ? USUAL_REQUEST_BYTES : requestBytes;
        TreeSet<Long> periods = new TreeSet<>();
        limits.forEach(of -> addPeriods(periods, of));
        if (periods.isEmpty()) {
            periods.add(known);
        }
        End end = kind == NodeKind.BLOCK ? End.FIXED : End.MOVES;
        return new Boundaries(known, List.copyOf(periods), seams, end);
    }

    private static void addPeriods(TreeSet<Long> periods, Limits limits) {
        limits.value(LimitName.MD_CHUNK).ifPresent(periods::add);
        limits.value(LimitName.CHUNK_SECTORS).ifPresent(sectors -> periods.add(sectors << 9));
        limits.value(LimitName.VIRT_BOUNDARY_MASK).ifPresent(mask -> periods.add(mask == 0 ? 0 : mask + 1));
        periods.remove(0L);
    }

    /** A period by a number that may be greater than their count. */
    public long period(int index) {
        return periods.get(index % periods.size());
    }

    /** A seam by a number that may be greater than their count; empty where there are none. */
    public Optional<Long> seam(int index) {
        return seams.isEmpty() ? Optional.empty() : Optional.of(seams.get(index % seams.size()));
    }
}
