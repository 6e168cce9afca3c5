package plumbline.harness.engine;

import plumbline.bindings.sys.Fd;
import plumbline.bindings.uring.Ring;
import plumbline.bindings.uring.Sqe;
import plumbline.harness.plan.Direction;

/** Requests that are one entry with the memory's address in it. */
enum UringOperation implements UringRequest {
    /** IORING_OP_READ and IORING_OP_WRITE. */
    PLAIN {
        @Override
        public Sqe prepare(Ring ring, Fd fd, IoSlot slot) {
            return slot.direction() == Direction.READ
                    ? ring.next().read(fd, slot.address(), slot.lengthBytes(), slot.offset())
                    : ring.next().write(fd, slot.address(), slot.lengthBytes(), slot.offset());
        }
    },
    /** IORING_OP_READV and IORING_OP_WRITEV. */
    VECTOR {
        @Override
        public Sqe prepare(Ring ring, Fd fd, IoSlot slot) {
            long iovecs = slot.iovecs().address();
            int count = slot.segments().count();
            return slot.direction() == Direction.READ
                    ? ring.next().readv(fd, iovecs, count, slot.offset())
                    : ring.next().writev(fd, iovecs, count, slot.offset());
        }
    }
}
