package plumbline.harness.engine;

import plumbline.bindings.sys.Fd;
import plumbline.bindings.uring.Ring;
import plumbline.bindings.uring.Sqe;
import plumbline.harness.plan.Direction;

/**
 * Reads whose buffer was provided before: each slot has a group of its own, into which its memory is given with each
 * read. Writes are plain; there are none with provided buffers.
 */
final class ProvidedReads implements UringRequest {
    /** IORING_CQE_F_BUFFER: the read took the buffer out of its group. */
    private static final int TAKEN = 1;

    private final boolean[] leftOver;

    ProvidedReads(EngineTarget target) {
        this.leftOver = new boolean[target.depth()];
    }

    /** Taking a left-over buffer away, providing one, reading. */
    @Override
    public int entries() {
        return 3;
    }

    @Override
    public Sqe prepare(Ring ring, Fd fd, IoSlot slot) {
        if (slot.direction() == Direction.WRITE) {
            return UringOperation.PLAIN.prepare(ring, fd, slot);
        }
        int group = slot.index();
        if (leftOver[group]) {
            ring.next().removeBuffers(group, 1).userData(UringEngine.NOBODYS);
        }
        leftOver[group] = true;
        ring.next().provideBuffer(group, 0, slot.address(), slot.lengthBytes()).userData(UringEngine.NOBODYS);
        return ring.next().readIntoGroup(fd, group, slot.lengthBytes(), slot.offset());
    }

    @Override
    public void completed(IoSlot slot, int flags) {
        if ((flags & TAKEN) != 0) {
            leftOver[slot.index()] = false;
        }
    }
}
