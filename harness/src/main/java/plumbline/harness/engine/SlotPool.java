package plumbline.harness.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plumbline.harness.plan.BufferKind;

/**
 * The slots of an engine: free, in flight, or quarantined. What was in flight last is given out first, while its buffer
 * is still in the cache. A slot whose completion never came is quarantined: its memory stays mapped for good, because
 * the kernel may still write to it. One thread.
 */
public final class SlotPool implements AutoCloseable {
    private final List<IoSlot> all = new ArrayList<>();
    private final Set<BufferKind> kinds;
    private final IoSlot[] slots;
    private final IoSlot[] free;
    private final boolean[] inFlight;
    private int freeCount;
    private int flying;

    /**
     * A pool of free slots.
     *
     * @throws plumbline.bindings.sys.SyscallException when the machine has no such memory
     */
    public SlotPool(SlotNeeds needs) {
        this.kinds = Set.copyOf(needs.buffers());
        this.slots = new IoSlot[needs.depth()];
        this.free = new IoSlot[needs.depth()];
        this.inFlight = new boolean[needs.depth()];
        try {
            for (int i = 0; i < needs.depth(); i++) {
                slots[i] = new IoSlot(i, needs);
                all.add(slots[i]);
                free[freeCount++] = slots[i];
            }
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
    }

    /** A pool of slots with anonymous memory. */
    public SlotPool(int depth, long footprintBytes, int maxSegments, long longestBytes) {
        this(SlotNeeds.anonymous(depth, footprintBytes, maxSegments, longestBytes));
    }

    /** How many slots there are, quarantined ones included. */
    public int depth() {
        return slots.length;
    }

    /** The kinds of memory that each slot has. */
    public Set<BufferKind> kinds() {
        return kinds;
    }

    /** A slot by its number. */
    public IoSlot slot(int index) {
        return slots[index];
    }

    /** Every slot that is not quarantined. */
    public List<IoSlot> all() {
        return all;
    }

    public boolean hasFree() {
        return freeCount > 0;
    }

    public int inFlight() {
        return flying;
    }

    /**
     * Takes a free slot; it counts as in flight from now on.
     *
     * @throws IllegalStateException when there is none
     */
    public IoSlot take() {
        if (freeCount == 0) {
            throw new IllegalStateException("no slot is free: depth=" + slots.length);
        }
        IoSlot slot = free[--freeCount];
        inFlight[slot.index()] = true;
        flying++;
        return slot;
    }

    /** Whether that slot can be taken. */
    public boolean isFree(int index) {
        return placeAmongFree(index) >= 0;
    }

    private int placeAmongFree(int index) {
        for (int i = 0; i < freeCount; i++) {
            if (free[i].index() == index) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Takes a free slot by its number.
     *
     * @throws IllegalStateException when it is not free
     */
    public IoSlot take(int index) {
        int place = placeAmongFree(index);
        if (place < 0) {
            throw new IllegalStateException("slot " + index + " is not free: depth=" + slots.length);
        }
        IoSlot wanted = free[place];
        free[place] = free[freeCount - 1];
        free[freeCount - 1] = wanted;
        return take();
    }

    /** Whether the slot's request is in flight. */
    public boolean isInFlight(IoSlot slot) {
        return inFlight[slot.index()];
    }

    /** Whether a request is in flight whose tag is this. */
    public boolean isInFlight(long tag) {
        int index = IoSlot.indexOf(tag);
        return index < slots.length && inFlight[index] && slots[index].requestId() == IoSlot.requestIdOf(tag);
    }

    /** Hands a completion to a sink: as the answer to the request of that tag, or as one that nobody asked for. */
    void deliver(long tag, long result, CompletionSink sink) {
        if (isInFlight(tag)) {
            sink.completed(slots[IoSlot.indexOf(tag)], result);
        } else {
            sink.unexpected(IoSlot.requestIdOf(tag), result);
        }
    }

    /** Gives back a slot whose request has completed and was checked. */
    public void release(IoSlot slot) {
        if (!inFlight[slot.index()]) {
            throw new IllegalStateException("slot " + slot.index() + " is not in flight");
        }
        inFlight[slot.index()] = false;
        flying--;
        free[freeCount++] = slot;
    }

    /** Sets aside every slot that is in flight, for good. */
    public List<IoSlot> quarantine() {
        List<IoSlot> lost = new ArrayList<>();
        for (IoSlot slot : all) {
            if (inFlight[slot.index()]) {
                lost.add(slot);
            }
        }
        flying = 0;
        lost.forEach(slot -> inFlight[slot.index()] = false);
        all.removeAll(lost);
        return lost;
    }

    /** Unmaps what is free; what is in flight or quarantined stays mapped. */
    @Override
    public void close() {
        quarantine();
        all.forEach(IoSlot::close);
    }
}
