package plumbline.harness.check;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Segments;

/** Copies a request's bytes out of its segments, in the order of the file. */
final class Gather {
    private Gather() {}

    static byte[] bytes(IoSlot slot, long lengthBytes) {
        byte[] bytes = new byte[(int) lengthBytes];
        Segments segments = slot.segments();
        MemorySegment body = slot.buffer().body();
        int done = 0;
        for (int i = 0; i < segments.count() && done < bytes.length; i++) {
            int piece = (int) Math.min(segments.lengthBytes(i), bytes.length - done);
            MemorySegment.copy(body, ValueLayout.JAVA_BYTE, segments.memoryOffset(i), bytes, done, piece);
            done += piece;
        }
        return bytes;
    }
}
