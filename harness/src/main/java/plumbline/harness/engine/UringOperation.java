package plumbline.harness.engine;

import plumbline.bindings.sys.Fd;
import plumbline.bindings.uring.Sqe;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Shape;

/** How a submission entry is prepared for a request. */
enum UringOperation {
    /** IORING_OP_READ and IORING_OP_WRITE. */
    PLAIN {
        @Override
        Sqe prepare(Sqe sqe, Fd fd, IoSlot slot) {
            Shape shape = slot.shape();
            return shape.direction() == Direction.READ
                    ? sqe.read(fd, slot.address(), shape.lengthBytes(), shape.offset())
                    : sqe.write(fd, slot.address(), shape.lengthBytes(), shape.offset());
        }
    },
    /** IORING_OP_READV and IORING_OP_WRITEV. */
    VECTOR {
        @Override
        Sqe prepare(Sqe sqe, Fd fd, IoSlot slot) {
            Shape shape = slot.shape();
            long iovecs = slot.iovecs().address();
            int count = shape.segments().count();
            return shape.direction() == Direction.READ
                    ? sqe.readv(fd, iovecs, count, shape.offset())
                    : sqe.writev(fd, iovecs, count, shape.offset());
        }
    },
    /** IORING_OP_READ_FIXED and IORING_OP_WRITE_FIXED; each slot's buffer is registered under its index. */
    FIXED {
        @Override
        Sqe prepare(Sqe sqe, Fd fd, IoSlot slot) {
            Shape shape = slot.shape();
            return shape.direction() == Direction.READ
                    ? sqe.readFixed(fd, slot.address(), shape.lengthBytes(), shape.offset(), slot.index())
                    : sqe.writeFixed(fd, slot.address(), shape.lengthBytes(), shape.offset(), slot.index());
        }
    };

    abstract Sqe prepare(Sqe sqe, Fd fd, IoSlot slot);
}
