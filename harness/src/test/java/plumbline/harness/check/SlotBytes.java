package plumbline.harness.check;

import java.lang.foreign.ValueLayout;
import plumbline.harness.engine.IoSlot;

/** Single bytes of a request's memory, changed as a kernel would. */
final class SlotBytes {
    private SlotBytes() {}

    /** The memory of a request that belongs to an offset of the target gets another byte. */
    static void put(IoSlot slot, long offset, byte value) {
        long left = offset - slot.offset();
        int segment = 0;
        while (left >= slot.segments().lengthBytes(segment)) {
            left -= slot.segments().lengthBytes(segment++);
        }
        poke(slot, slot.segments().memoryOffset(segment) + left, value);
    }

    /** One bit of the memory that belongs to an offset changes. */
    static void flip(IoSlot slot, long offset) {
        put(slot, offset, (byte) (Gather.bytes(slot, slot.lengthBytes())[(int) (offset - slot.offset())] ^ 1));
    }

    /** A byte of a slot's memory becomes another, by its distance from the start. */
    static void poke(IoSlot slot, long memoryOffset, byte value) {
        slot.buffer().body().set(ValueLayout.JAVA_BYTE, memoryOffset, value);
    }
}
