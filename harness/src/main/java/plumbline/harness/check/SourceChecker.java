package plumbline.harness.check;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.PatternMemory;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;

/** Judges the buffer that a write was made from: the kernel may only read it. */
final class SourceChecker implements Checker {
    private final Oracle oracle;

    SourceChecker(Oracle oracle) {
        this.oracle = oracle;
    }

    @Override
    public void check(IoSlot slot, long result, CheckLog log) {
        if (slot.direction() != Direction.WRITE) {
            return;
        }
        Segments segments = slot.segments();
        long offset = slot.offset();
        boolean words = segments.wordAligned() && offset % Long.BYTES == 0;
        for (int i = 0; i < segments.count(); i++) {
            if (!(words ? wordsIntact(slot, i, offset) : bytesIntact(slot, i, offset))) {
                String message = slot.shape() + " changed its own source buffer, in segment " + i;
                log.breach(new Breach(FindingKind.STRAY_WRITE, message, RequestRecord.of(slot), Optional.empty()));
                return;
            }
            offset += segments.lengthBytes(i);
        }
    }

    private boolean wordsIntact(IoSlot slot, int index, long offset) {
        Segments segments = slot.segments();
        return PatternMemory.matches(
                oracle.pattern(),
                slot.generation(),
                slot.buffer().body(),
                segments.memoryOffset(index),
                offset,
                segments.lengthBytes(index));
    }

    private boolean bytesIntact(IoSlot slot, int index, long offset) {
        Segments segments = slot.segments();
        MemorySegment body = slot.buffer().body();
        for (long i = 0; i < segments.lengthBytes(index); i++) {
            byte expected = oracle.pattern().byteAt(offset + i, slot.generation());
            if (body.get(ValueLayout.JAVA_BYTE, segments.memoryOffset(index) + i) != expected) {
                return false;
            }
        }
        return true;
    }
}
