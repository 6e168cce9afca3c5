package plumbline.harness.check;

import plumbline.bindings.mem.Mapping;
import plumbline.harness.engine.IoSlot;

/**
 * The poison right behind the last page of a request: whoever writes on and on is seen where the gaps end. Two numbers
 * rather than an object, since every request asks for them.
 */
final class Fence {
    private static final long BYTES = 64;

    private Fence() {}

    /** Where it begins, in bytes from the start of the buffer's body. */
    static long from(IoSlot slot) {
        return Mapping.pagesUp(slot.segments().footprintBytes());
    }

    /** Where it ends; where it begins when the buffer ends there, for its guard band stands behind. */
    static long to(IoSlot slot) {
        return Math.min(from(slot) + BYTES, slot.buffer().bodyBytes());
    }
}
