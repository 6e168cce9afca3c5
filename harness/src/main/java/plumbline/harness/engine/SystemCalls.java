package plumbline.harness.engine;

import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Shape;

/** The blocking calls that engines are made of. */
final class SystemCalls {
    private SystemCalls() {}

    /** pread(2) and pwrite(2). */
    static long plain(Fd fd, IoSlot slot) {
        Shape shape = slot.shape();
        return shape.direction() == Direction.READ
                ? FileCalls.pread(fd, slot.address(), shape.lengthBytes(), shape.offset())
                : FileCalls.pwrite(fd, slot.address(), shape.lengthBytes(), shape.offset());
    }

    /** preadv2(2) and pwritev2(2). */
    static long vector(Fd fd, IoSlot slot) {
        Shape shape = slot.shape();
        long iovecs = slot.iovecs().address();
        int count = shape.segments().count();
        return shape.direction() == Direction.READ
                ? FileCalls.preadv2(fd, iovecs, count, shape.offset(), slot.flags())
                : FileCalls.pwritev2(fd, iovecs, count, shape.offset(), slot.flags());
    }
}
