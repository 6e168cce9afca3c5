package plumbline.harness.cases;

import java.util.List;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.FileStatus.AtomicWrite;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.plan.Shape;
import plumbline.harness.verdict.Finding;

/** Writes with RWF_ATOMIC, one by one: what the limits that statx(2) reports allow, and what they leave. One thread. */
final class Atomics {
    private static final int VALUE = 0x61;

    private final Exercise exercise;
    private final LooseRequests requests;
    private final AtomicWrite limits;

    private Atomics(Exercise exercise, LooseRequests requests) {
        this.exercise = exercise;
        this.requests = requests;
        this.limits = FileStatus.of(requests.target()).atomicWrite();
    }

    /** Whether a request is one of these. */
    static boolean is(Shape shape) {
        return shape.flags().contains(RwFlag.ATOMIC);
    }

    /** Makes them on the case's target, judges each, and puts back what was there. */
    static void carryOut(Exercise exercise, List<Shape> shapes) {
        try (LooseRequests requests =
                new LooseRequests(exercise, SlotNeeds.together(shapes).ofDepth(1))) {
            Atomics atomics = new Atomics(exercise, requests);
            shapes.forEach(atomics::carryOut);
        }
    }

    private void carryOut(Shape shape) {
        long answer = put(shape);
        if (limits.unitMaxBytes() == 0) {
            if (answer >= 0) {
                found(FindingKind.CONTRACT_BROKEN, shape, answer, "no limits are reported");
            }
        } else if (isWithin(limits, shape)) {
            demand(shape, answer);
        } else {
            refuse(shape, answer);
        }
    }

    /** A power of two within the least and the greatest unit, at a multiple of itself, in no more segments than may be. */
    private static boolean isWithin(AtomicWrite limits, Shape shape) {
        long length = shape.lengthBytes();
        return Long.bitCount(length) == 1
                && limits.unitMinBytes() <= length
                && length <= limits.unitMaxBytes()
                && shape.offset() % length == 0
                && shape.segments().count() <= limits.segmentsMax();
    }

    private void demand(Shape shape, long answer) {
        if (answer != shape.lengthBytes()) {
            FindingKind kind = answer < 0 ? FindingKind.CONTRACT_BROKEN : FindingKind.SHORT_TRANSFER;
            found(kind, shape, answer, "it is within the reported limits");
        }
    }

    private void refuse(Shape shape, long answer) {
        if (answer == shape.lengthBytes()) {
            exercise.note("lenient", shape + " breaks the limits of atomic writes and was carried out");
        } else if (answer != Errno.EINVAL.asResult()) {
            FindingKind kind = answer < 0 ? FindingKind.WRONG_ERRNO : FindingKind.SHORT_TRANSFER;
            found(kind, shape, answer, "it breaks the limits of atomic writes, and EINVAL would be right");
        }
    }

    /** Makes the write, looks at what it left, and puts back what was there. */
    private long put(Shape shape) {
        try (Piece before = new Piece(requests.target(), shape.offset(), shape.lengthBytes())) {
            long answer = requests.one(shape, VALUE);
            try (Piece now = new Piece(requests.target(), shape.offset(), shape.lengthBytes())) {
                boolean right = answer == shape.lengthBytes() ? now.isAll(VALUE) : before.isStillIn(requests.target());
                if (!right) {
                    found(FindingKind.WRONG_DATA, shape, answer, "the target holds something else");
                }
            }
            before.putBack(requests.target());
            return answer;
        }
    }

    private void found(FindingKind kind, Shape shape, long answer, String why) {
        exercise.found(Finding.of(kind, shape + " was answered with " + Answers.describe(answer) + ", but " + why));
    }
}
