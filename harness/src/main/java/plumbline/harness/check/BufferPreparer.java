package plumbline.harness.check;

import plumbline.harness.engine.IoSlot;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.pattern.PatternMemory;
import plumbline.harness.plan.Segments;

/** Makes a slot's buffer ready: poison for a read, the pattern for a write, poison in every gap and behind. */
public final class BufferPreparer {
    private final Oracle oracle;

    public BufferPreparer(Oracle oracle) {
        this.oracle = oracle;
    }

    /** Poisons every page that the read may touch, and keeps what the oracle says at this moment. */
    public void prepareRead(IoSlot slot) {
        poison(slot);
        oracle.snapshot(slot.offset(), slot.lengthBytes(), slot.snapshot());
    }

    /**
     * The same with the segments left as they are: what they hold is the pattern of another place, which is as wrong an
     * answer as poison. Saves a way over the memory.
     */
    public void prepareReadOverPattern(IoSlot slot) {
        poisonAround(slot);
        oracle.snapshot(slot.offset(), slot.lengthBytes(), slot.snapshot());
    }

    /** Tells the oracle, and fills the segments with the pattern of the generation that it gives. */
    public void prepareWrite(IoSlot slot) {
        slot.generation(oracle.beginWrite(slot.offset(), slot.lengthBytes()));
        fill(slot);
    }

    /** Fills the segments with the pattern of the slot's generation. */
    void fill(IoSlot slot) {
        long offset = slot.offset();
        Segments segments = slot.segments();
        poisonAround(slot);
        for (int i = 0; i < segments.count(); i++) {
            PatternMemory.fillBytes(
                    oracle.pattern(),
                    slot.generation(),
                    slot.buffer().body(),
                    segments.memoryOffset(i),
                    offset,
                    segments.lengthBytes(i));
            offset += segments.lengthBytes(i);
        }
    }

    static void poisonAround(IoSlot slot) {
        Segments segments = slot.segments();
        for (int i = 0; i < segments.gaps().size(); i++) {
            Segments.Segment gap = segments.gaps().get(i);
            poison(slot, gap.memoryOffset(), gap.memoryOffset() + gap.length());
        }
        poison(slot, Fence.from(slot), Fence.to(slot));
    }

    /** Poisons all that the request may touch, and what lies right behind. */
    public static void poison(IoSlot slot) {
        poison(slot, 0, Fence.to(slot));
    }

    private static void poison(IoSlot slot, long from, long to) {
        slot.buffer().body().asSlice(from, to - from).fill(Pattern.POISON);
    }
}
