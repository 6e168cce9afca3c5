package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.FileStatus.AtomicWrite;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;
import plumbline.loopctl.layer.NodeKind;

/** RWF_ATOMIC (6.11) within the limits that statx(2) reports, and beside them. */
final class AtomicCases {
    private static final long MOST_BYTES = 4 << 20;

    private AtomicCases() {}

    static List<CaseSpec> all() {
        return List.of(CaseSpec.procedure(
                        "flags.atomic",
                        "a write with RWF_ATOMIC within the reported limits is carried out whole, one beside them is"
                                + " refused with EINVAL, and where no limits are reported none is taken",
                        stack -> stack.gives() != NodeKind.FOLDER,
                        AtomicCases::atomic)
                .withEngines(engine -> engine.traits().direct()
                        && !engine.traits().flags().isEmpty()
                        && !engine.has(EngineOption.LINK)
                        && !engine.has(EngineOption.IOPOLL)));
    }

    private static void atomic(Exercise exercise) {
        long unit = exercise.recipe().contract().unitBytes();
        long most = Math.min(
                MOST_BYTES, Long.highestOneBit(exercise.recipe().contract().sizeBytes()) / 4);
        AtomicWrite limits = FileStatus.of(exercise.stack().target().path()).atomicWrite();
        List<Shape> shapes = new ArrayList<>();
        if (limits.unitMaxBytes() == 0) {
            shapes.add(write(unit, unit, unit));
        } else {
            shapes.addAll(within(limits, most));
            shapes.addAll(beside(exercise, limits, most));
        }
        Atomics.carryOut(exercise, shapes);
    }

    /** Each power of two from the least to the greatest, at a multiple of itself. */
    private static List<Shape> within(AtomicWrite limits, long most) {
        List<Shape> shapes = new ArrayList<>();
        for (long length = limits.unitMinBytes(); length <= Math.min(limits.unitMaxBytes(), most); length *= 2) {
            shapes.add(write(length, length, length));
        }
        return shapes;
    }

    /** One rule broken each: a power of two, a multiple of itself, not too long, not too short, in one segment. */
    private static List<Shape> beside(Exercise exercise, AtomicWrite limits, long most) {
        long least = limits.unitMinBytes();
        long unit = exercise.recipe().contract().unitBytes();
        List<Shape> shapes = new ArrayList<>();
        shapes.add(write(0, 3 * least, 3 * least));
        if (2 * least <= limits.unitMaxBytes()) {
            shapes.add(write(least, 2 * least, 2 * least));
        }
        if (2 * limits.unitMaxBytes() <= most) {
            shapes.add(write(0, 2 * limits.unitMaxBytes(), 2 * limits.unitMaxBytes()));
        }
        if (least > unit) {
            shapes.add(write(0, least / 2, least / 2));
        }
        if (limits.segmentsMax() == 1
                && least > unit
                && exercise.recipe().engine().vectored()) {
            shapes.add(write(0, least, least / 2));
        }
        return shapes;
    }

    /** A write in segments of so many bytes each. */
    private static Shape write(long offset, long length, long segmentBytes) {
        List<Segment> segments = new ArrayList<>();
        for (long at = 0; at < length; at += segmentBytes) {
            segments.add(new Segment(at, segmentBytes));
        }
        return Shape.write(offset, Segments.of(segments)).withFlags(EnumSet.of(RwFlag.ATOMIC));
    }
}
