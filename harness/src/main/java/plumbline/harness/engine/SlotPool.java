package plumbline.harness.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The slots of an engine: free, in flight, or quarantined. What was in flight last is given out first, while its buffer
 * is still in the cache. A slot whose completion never came is quarantined: its memory stays mapped for good, because
 * the kernel may still write to it. One thread.
 */
public final class SlotPool implements AutoCloseable {
    private final List<IoSlot> all = new ArrayList<>();
    private final IoSlot[] free;
    private final boolean[] inFlight;
    private int freeCount;
    private int flying;

    /**
     * A pool of free slots.
     *
     * @param depth how many
     * @param footprintBytes how far a request reaches into its buffer at most
     * @param maxSegments how many segments a request has at most
     * @param maxLengthBytes how long a request is at most
     */
    public SlotPool(int depth, long footprintBytes, int maxSegments, long maxLengthBytes) {
        this.free = new IoSlot[depth];
        this.inFlight = new boolean[depth];
        int sectors = (int) (maxLengthBytes / 512 + 2);
        for (int i = 0; i < depth; i++) {
            IoSlot slot = new IoSlot(i, Math.max(1, footprintBytes), Math.max(1, maxSegments), sectors);
            all.add(slot);
            free[freeCount++] = slot;
        }
    }

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
            throw new IllegalStateException("no slot is free: depth=" + all.size());
        }
        IoSlot slot = free[--freeCount];
        inFlight[slot.index()] = true;
        flying++;
        return slot;
    }

    /** Whether the slot's request is in flight. */
    public boolean isInFlight(IoSlot slot) {
        return inFlight[slot.index()];
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
