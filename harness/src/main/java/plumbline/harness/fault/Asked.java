package plumbline.harness.fault;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import plumbline.bindings.mem.Mapping;
import plumbline.harness.engine.Engine;
import plumbline.harness.engine.EngineFilter;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;

/** What a target should hold by what was asked of it: every write is kept as it is issued. One thread. */
final class Asked implements AutoCloseable {
    private final Mapping content;

    Asked(long sizeBytes) {
        this.content = Mapping.anonymous(Mapping.pagesUp(sizeBytes));
    }

    /** What a range should hold. */
    MemorySegment range(long offset, long lengthBytes) {
        return content.segment().asSlice(offset, lengthBytes);
    }

    int firstByte(long offset) {
        return Byte.toUnsignedInt(content.segment().get(ValueLayout.JAVA_BYTE, offset));
    }

    /** The same engine, watched. */
    Engine watching(Engine engine) {
        return new EngineFilter(engine) {
            @Override
            protected void issuing(IoSlot slot) {
                if (slot.shape().direction() == Direction.WRITE) {
                    keep(slot);
                }
            }

            @Override
            protected void answered(IoSlot slot, long result) {}
        };
    }

    private void keep(IoSlot slot) {
        Segments segments = slot.shape().segments();
        long at = slot.shape().offset();
        for (int i = 0; i < segments.count(); i++) {
            long length = segments.lengthBytes(i);
            range(at, length).copyFrom(slot.buffer().body().asSlice(segments.memoryOffset(i), length));
            at += length;
        }
    }

    @Override
    public void close() {
        content.close();
    }
}
