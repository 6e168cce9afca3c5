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
<<<<<<< HEAD
        long pages = Mapping.pagesUp(slot.segments().footprintBytes());
        slot.buffer().body().asSlice(0, pages).fill(Pattern.POISON);
        oracle.snapshot(slot.offset(), slot.lengthBytes(), slot.snapshot());
=======
        poison(slot);
        oracle.snapshot(slot.shape().offset(), slot.shape().lengthBytes(), slot.snapshot());
>>>>>>> main
    }

    /** Tells the oracle, and fills the segments with the pattern of the generation that it gives. */
    public void prepareWrite(IoSlot slot) {
        long offset = slot.offset();
        int generation = oracle.beginWrite(offset, slot.lengthBytes());
        slot.generation(generation);
<<<<<<< HEAD
        Segments segments = slot.segments();
        for (Segments.Segment gap : segments.gaps()) {
            slot.buffer().body().asSlice(gap.memoryOffset(), gap.length()).fill(Pattern.POISON);
        }
=======
        Segments segments = slot.shape().segments();
        segments.gaps().forEach(gap -> poison(slot, gap));
        poison(slot, Fence.of(slot));
>>>>>>> main
        for (int i = 0; i < segments.count(); i++) {
            PatternMemory.fillBytes(
                    oracle.pattern(),
                    generation,
                    slot.buffer().body(),
                    segments.memoryOffset(i),
                    offset,
                    segments.lengthBytes(i));
            offset += segments.lengthBytes(i);
        }
    }

    /** Poisons all that the request may touch, and what lies right behind. */
    public static void poison(IoSlot slot) {
        Segments.Segment fence = Fence.of(slot);
        slot.buffer().body().asSlice(0, fence.memoryOffset() + fence.length()).fill(Pattern.POISON);
    }

    private static void poison(IoSlot slot, Segments.Segment piece) {
        slot.buffer().body().asSlice(piece.memoryOffset(), piece.length()).fill(Pattern.POISON);
    }
}
