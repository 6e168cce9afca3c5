package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.FileStatus.AtomicWrite;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.layer.NodeKind;

/** RWF_ATOMIC (6.11) within the limits that statx(2) reports, and beside them. */
final class AtomicCases {
    private static final long MOST_BYTES = 4 << 20;
    private static final int VALUE = 0x61;

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
        try (LooseRequests requests = new LooseRequests(exercise, SlotNeeds.anonymous(1, 2 * most, 2, 2 * most))) {
            FileStatus status = FileStatus.of(requests.target());
            AtomicWrite limits = status.atomicWrite();
            if (limits.unitMaxBytes() == 0) {
                Shape shape = write(unit, unit, unit);
                long answer = put(exercise, requests, shape);
                if (answer >= 0) {
                    found(exercise, FindingKind.CONTRACT_BROKEN, shape, answer, "no limits are reported");
                }
            } else {
                within(limits, most).forEach(shape -> demand(exercise, requests, shape));
                beside(exercise, limits, most).forEach(shape -> refuse(exercise, requests, shape));
            }
        }
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

    private static void demand(Exercise exercise, LooseRequests requests, Shape shape) {
        long answer = put(exercise, requests, shape);
        if (answer != shape.lengthBytes()) {
            FindingKind kind = answer < 0 ? FindingKind.CONTRACT_BROKEN : FindingKind.SHORT_TRANSFER;
            found(exercise, kind, shape, answer, "it is within the reported limits");
        }
    }

    private static void refuse(Exercise exercise, LooseRequests requests, Shape shape) {
        long answer = put(exercise, requests, shape);
        if (answer == shape.lengthBytes()) {
            exercise.note("lenient", shape + " breaks the limits of atomic writes and was carried out");
        } else if (answer != Errno.EINVAL.asResult()) {
            FindingKind kind = answer < 0 ? FindingKind.WRONG_ERRNO : FindingKind.SHORT_TRANSFER;
            found(exercise, kind, shape, answer, "it breaks the limits of atomic writes, and EINVAL would be right");
        }
    }

    /** Makes the write, looks at what it left, and puts back what was there. */
    private static long put(Exercise exercise, LooseRequests requests, Shape shape) {
        try (Piece before = new Piece(requests.target(), shape.offset(), shape.lengthBytes())) {
            long answer = requests.one(shape, VALUE);
            try (Piece now = new Piece(requests.target(), shape.offset(), shape.lengthBytes())) {
                boolean right = answer == shape.lengthBytes() ? now.isAll(VALUE) : before.isStillIn(requests.target());
                if (!right) {
                    found(exercise, FindingKind.WRONG_DATA, shape, answer, "the target holds something else");
                }
            }
            before.putBack(requests.target());
            return answer;
        }
    }

    private static void found(Exercise exercise, FindingKind kind, Shape shape, long answer, String why) {
        String told = answer < 0 ? Errno.describe(answer) : answer + " bytes";
        exercise.found(Finding.of(kind, shape + " was answered with " + told + ", but " + why));
    }
}
