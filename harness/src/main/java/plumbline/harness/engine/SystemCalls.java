package plumbline.harness.engine;

import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.harness.plan.Direction;

/** The blocking calls that engines are made of. */
final class SystemCalls {
    private SystemCalls() {}

    /** pread(2) and pwrite(2). */
    static long plain(Fd fd, IoSlot slot) {
        return slot.direction() == Direction.READ
                ? FileCalls.pread(fd, slot.address(), slot.lengthBytes(), slot.offset())
                : FileCalls.pwrite(fd, slot.address(), slot.lengthBytes(), slot.offset());
    }

    /** preadv2(2) and pwritev2(2). */
    static long vector(Fd fd, IoSlot slot) {
        long iovecs = slot.iovecs().address();
        int count = slot.segments().count();
        return slot.direction() == Direction.READ
                ? FileCalls.preadv2(fd, iovecs, count, slot.offset(), slot.flags())
                : FileCalls.pwritev2(fd, iovecs, count, slot.offset(), slot.flags());
    }
}
