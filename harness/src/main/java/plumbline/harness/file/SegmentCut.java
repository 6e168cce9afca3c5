package plumbline.harness.file;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import plumbline.bindings.mem.Mapping;
import plumbline.harness.contract.Contract;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;

/** The memory of a transfer, by its number: always the same for the same operation. */
final class SegmentCut {
    static final int MOST_SEGMENTS = 8;

    private SegmentCut() {}

    /** One segment or, where the engine takes more, a few, each at any legal place of a page. */
    static Segments of(FileOp op, long number, Contract contract) {
        SplittableRandom random = new SplittableRandom(number);
        long unit = contract.unitBytes();
        long most = Math.min(op.length() / unit, mostSegments(op));
        int count = (int) random.nextLong(1, Math.max(1, most) + 1);
        if (count == 1) {
            return Segments.single(place(random, contract), op.length());
        }
        List<Segment> segments = new ArrayList<>();
        long left = op.length();
        long page = 0;
        for (int i = count; i > 0; i--) {
            long spare = left / unit - (i - 1);
            long length = i == 1 ? left : unit * random.nextLong(1, spare + 1);
            long at = page + place(random, contract);
            segments.add(new Segment(at, length));
            page = Mapping.pagesUp(at + length);
            left -= length;
        }
        return Segments.of(segments);
    }

    /** statx(2) reports how many an atomic write may have, and no kernel has said more than one yet. */
    private static int mostSegments(FileOp op) {
        return op.kind() == OpKind.WRITE_ATOMIC
                ? 1
                : Math.min(MOST_SEGMENTS, op.engine().traits().maxSegments());
    }

    private static long place(SplittableRandom random, Contract contract) {
        long unit = contract.memoryBytes();
        return unit >= Mapping.PAGE_BYTES ? 0 : unit * random.nextLong(Mapping.PAGE_BYTES / unit);
    }
}
