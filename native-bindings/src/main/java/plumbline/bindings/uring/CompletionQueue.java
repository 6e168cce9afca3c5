package plumbline.bindings.uring;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import plumbline.bindings.generated.io_cqring_offsets;
import plumbline.bindings.generated.io_uring_cqe;

/** The completion queue: the kernel moves the tail, this thread the head. */
final class CompletionQueue {
    private static final VarHandle INT = JAVA_INT.varHandle();

    private final MemorySegment ring;
    private final MemorySegment entries;
    private final long headOffset;
    private final long tailOffset;
    private final long overflowOffset;
    private final int mask;

    private int head;

    CompletionQueue(MemorySegment ring, MemorySegment offsets, int capacity) {
        this.ring = ring;
        this.headOffset = io_cqring_offsets.head(offsets);
        this.tailOffset = io_cqring_offsets.tail(offsets);
        this.overflowOffset = io_cqring_offsets.overflow(offsets);
        this.mask = ring.get(JAVA_INT, io_cqring_offsets.ring_mask(offsets));
        this.entries = ring.asSlice(
                io_cqring_offsets.cqes(offsets),
                capacity * io_uring_cqe.layout().byteSize());
        this.head = ring.get(JAVA_INT, headOffset);
    }

    int ready() {
        // Acquire: entries are read only after the tail that covers them.
        return (int) INT.getAcquire(ring, tailOffset) - head;
    }

    /** Hands over at most {@code most} completions and frees their places before the handler's next caller submits. */
    int reap(int most, CompletionHandler handler) {
        int count = Math.min(ready(), most);
        for (int i = 0; i < count; i++) {
            long at = (head & mask) * io_uring_cqe.layout().byteSize();
            long userData = entries.get(io_uring_cqe.user_data$layout(), at + io_uring_cqe.user_data$offset());
            int result = entries.get(io_uring_cqe.res$layout(), at + io_uring_cqe.res$offset());
            int flags = entries.get(io_uring_cqe.flags$layout(), at + io_uring_cqe.flags$offset());
            head++;
            // Release: the kernel may write the place again only after it was read. Before the handler, which may
            // throw.
            INT.setRelease(ring, headOffset, head);
            handler.completed(userData, result, flags);
        }
        return count;
    }

    /** Completions that were lost for want of room (kernels without NODROP). */
    int overflow() {
        return (int) INT.getAcquire(ring, overflowOffset);
    }
}
