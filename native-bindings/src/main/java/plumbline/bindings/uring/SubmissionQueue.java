package plumbline.bindings.uring;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.generated.io_sqring_offsets;
import plumbline.bindings.generated.io_uring_sqe;

/** The submission queue: this thread moves the tail, the kernel the head. */
final class SubmissionQueue {
    private static final VarHandle INT = JAVA_INT.varHandle();

    private final MemorySegment ring;
    private final long headOffset;
    private final long tailOffset;
    private final long flagsOffset;
    private final long droppedOffset;
    private final int mask;
    private final Sqe[] entries;

    /** Where the next entry goes; runs ahead of the shared tail until {@link #publish()}. */
    private int tail;

    SubmissionQueue(MemorySegment ring, MemorySegment sqes, MemorySegment offsets, int entries, IndexArray array) {
        this.ring = ring;
        this.headOffset = io_sqring_offsets.head(offsets);
        this.tailOffset = io_sqring_offsets.tail(offsets);
        this.flagsOffset = io_sqring_offsets.flags(offsets);
        this.droppedOffset = io_sqring_offsets.dropped(offsets);
        this.mask = ring.get(JAVA_INT, io_sqring_offsets.ring_mask(offsets));
        this.entries = new Sqe[entries];
        this.tail = ring.get(JAVA_INT, tailOffset);
        for (int i = 0; i < entries; i++) {
            // Not the generated asSlice, which reaches to the end of the array.
            this.entries[i] = new Sqe(sqes.asSlice(i * io_uring_sqe.layout().byteSize(), io_uring_sqe.layout()));
            if (array == IndexArray.PRESENT) {
                // Entry i always lies at place i, so the array is written once.
                ring.set(JAVA_INT, io_sqring_offsets.array(offsets) + 4L * i, i);
            }
        }
    }

    /** Whether the kernel expects the array of entry numbers (not with NO_SQARRAY). */
    enum IndexArray {
        PRESENT,
        ABSENT
    }

    int capacity() {
        return entries.length;
    }

    int free() {
        return entries.length - unconsumed();
    }

    /** Entries that are prepared or published and that the kernel has not taken yet. */
    int unconsumed() {
        // Acquire: an entry may be written again only after the kernel has read it.
        return tail - (int) INT.getAcquire(ring, headOffset);
    }

    Sqe next() {
        if (free() == 0) {
            throw new IllegalStateException("the submission queue is full: entries=" + entries.length);
        }
        return entries[tail++ & mask];
    }

    /** Makes the prepared entries visible to the kernel. */
    void publish() {
        // Release: the kernel sees whole entries before it sees the tail that covers them.
        INT.setRelease(ring, tailOffset, tail);
    }

    /** Whether the SQPOLL thread sleeps and must be woken for what was just published. */
    boolean needsWakeup() {
        // Full fence: the tail must be out before the flag is read, or both sides could wait for each other.
        VarHandle.fullFence();
        return flagSet(Uapi.IORING_SQ_NEED_WAKEUP());
    }

    /** Whether completions wait in the kernel because the completion queue was full. */
    boolean completionsOverflowed() {
        return flagSet(Uapi.IORING_SQ_CQ_OVERFLOW());
    }

    private boolean flagSet(int bit) {
        return ((int) INT.getAcquire(ring, flagsOffset) & bit) != 0;
    }

    /** Entries that the kernel refused to read, for a bad index. */
    int dropped() {
        return (int) INT.getAcquire(ring, droppedOffset);
    }
}
