package plumbline.harness.engine;

import plumbline.bindings.sys.Fd;
import plumbline.bindings.uring.Ring;
import plumbline.bindings.uring.Sqe;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Shape;

/** Requests that are one entry with the memory's address in it. */
enum UringOperation implements UringRequest {
    /** IORING_OP_READ and IORING_OP_WRITE. */
    PLAIN {
        @Override
        public Sqe prepare(Ring ring, Fd fd, IoSlot slot) {
            Shape shape = slot.shape();
            return shape.direction() == Direction.READ
                    ? ring.next().read(fd, slot.address(), shape.lengthBytes(), shape.offset())
                    : ring.next().write(fd, slot.address(), shape.lengthBytes(), shape.offset());
        }
    },
    /** IORING_OP_READV and IORING_OP_WRITEV. */
    VECTOR {
        @Override
        public Sqe prepare(Ring ring, Fd fd, IoSlot slot) {
            Shape shape = slot.shape();
            long iovecs = slot.iovecs().address();
            int count = shape.segments().count();
            return shape.direction() == Direction.READ
                    ? ring.next().readv(fd, iovecs, count, shape.offset())
                    : ring.next().writev(fd, iovecs, count, shape.offset());
        }
    }
}
