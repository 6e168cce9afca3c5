package plumbline.harness.check;

import plumbline.bindings.mem.Mapping;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Segments;

/** The poison right behind the last page of a request: whoever writes on and on is seen where the gaps end. */
final class Fence {
    private static final long BYTES = 64;

    private Fence() {}

    /** Empty where the buffer ends: its guard band stands there. */
    static Segments.Segment of(IoSlot slot) {
        long at = Mapping.pagesUp(slot.segments().footprintBytes());
        return new Segments.Segment(at, Math.min(BYTES, slot.buffer().bodyBytes() - at));
    }
}
