package plumbline.harness.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import plumbline.harness.contract.Contract;
import plumbline.harness.contract.Contract.Rule;
import plumbline.harness.plan.Direction;
import plumbline.harness.probe.Disagreement.Weight;
import plumbline.loopctl.limits.LimitName;
import plumbline.loopctl.limits.Limits;

/** Compares what is reported with what was measured. Pure. */
final class Disagreements {
    private final Contract contract;
    private final Limits limits;
    private final List<Disagreement> found = new ArrayList<>();

    private Disagreements(Contract contract, Limits limits) {
        this.contract = contract;
        this.limits = limits;
    }

    static List<Disagreement> of(Contract contract, Limits limits, Map<String, Map<String, Measured>> measured) {
        Disagreements all = new Disagreements(contract, limits);
        measured.forEach((engine, directions) ->
                directions.forEach((direction, values) -> all.compare(engine, direction, values)));
        all.compareReports();
        all.found.sort(Comparator.comparing(Disagreement::weight));
        return List.copyOf(all.found);
    }

    private void compare(String engine, String word, Measured measured) {
        Contract.Alignment promised = contract.alignment(Direction.valueOf(word.toUpperCase(Locale.ROOT)));
        String where = engine + " " + word;
        if (measured.data().wrong() > 0) {
            add(
                    where + " data",
                    "legal and accepted",
                    measured.data().wrong() + " of " + measured.data().checked() + " with wrong bytes",
                    "requests are accepted and corrupt data: " + measured.data().first(),
                    Weight.CORRUPTION);
        }
        limit(where + " memoryAlign", promised.memoryBytes(), measured.memoryAlign(), "addresses");
        limit(where + " offsetAlign", promised.offsetBytes(), measured.offsetAlign(), "offsets");
        limit(where + " lengthAlign", promised.offsetBytes(), measured.lengthAlign(), "lengths");
        if (measured.segmentLengthAlign() > 0 || measured.maxSegments() > 1) {
            limit(where + " segmentLengthAlign", promised.offsetBytes(), measured.segmentLengthAlign(), "segments");
        }
    }

    private void limit(String what, long promised, long least, String things) {
        if (least == 0 || least > promised) {
            boolean mayRefuse = contract.mayRefuse() || contract.rule() == Rule.NO_DIRECT_IO;
            add(
                    what,
                    bytes(promised),
                    least == 0 ? "all refused" : bytes(least),
                    mayRefuse
                            ? "direct I/O is not promised here, and is refused: open the file without O_DIRECT"
                            : things + " that the target calls legal are refused: programs that believe it fail",
                    mayRefuse ? Weight.LENIENT : Weight.BROKEN);
        } else if (least < promised) {
            add(
                    what,
                    bytes(promised),
                    bytes(least),
                    "smaller " + things + " work here, and nothing says that they will elsewhere",
                    Weight.LENIENT);
        }
    }

    /** Numbers of different sources that should go together. */
    private void compareReports() {
        contradicts("offsetAlign and logicalBlock", LimitName.OFFSET_ALIGN, LimitName.LOGICAL_BLOCK, 0);
        contradicts("memoryAlign and dmaAlignment", LimitName.MEMORY_ALIGN, LimitName.DMA_ALIGNMENT, 1);
        contradicts("memoryAlign and xfsMemoryAlign", LimitName.MEMORY_ALIGN, LimitName.XFS_MEMORY_ALIGN, 0);
        contradicts("offsetAlign and xfsLeastBytes", LimitName.OFFSET_ALIGN, LimitName.XFS_LEAST_BYTES, 0);
    }

    private void contradicts(String what, LimitName first, LimitName second, long more) {
        if (limits.value(first).isPresent() && limits.value(second).isPresent()) {
            long one = limits.value(first).getAsLong();
            long other = limits.value(second).getAsLong() + more;
            if (one != other) {
                add(
                        what,
                        bytes(one),
                        bytes(other),
                        "two interfaces of the kernel say different things: "
                                + limits.limit(first).orElseThrow().source() + " and "
                                + limits.limit(second).orElseThrow().source(),
                        Weight.INCONSISTENT);
            }
        }
    }

    private void add(String what, String reported, String measured, String finding, Weight weight) {
        found.add(new Disagreement(what, reported, measured, finding, weight));
    }

    private static String bytes(long number) {
        return String.valueOf(number);
    }
}
