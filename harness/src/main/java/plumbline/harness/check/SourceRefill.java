package plumbline.harness.check;

import java.lang.foreign.MemorySegment;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.PatternMemory;
import plumbline.harness.plan.Segments;

/**
 * Looks at the source of a write only when its slot is filled for the next, a block at a time: one way over memory that is
 * larger than the processor's cache, where {@link SourceChecker} and {@link BufferPreparer} would take two. One thread.
 */
public final class SourceRefill {
    private final Oracle oracle;
    private final SourceChecker sources;
    private final BufferPreparer preparer;

    public SourceRefill(Oracle oracle) {
        this.oracle = oracle;
        this.sources = new SourceChecker(oracle);
        this.preparer = new BufferPreparer(oracle);
    }

    /**
     * Looks at what a write was made from, moves its slot, and fills that for the next write.
     *
     * @param slot of a write that has been answered, and whose source has not been looked at
     * @param id of the next
     * @param to where that goes
     * @param log is told of the write that changed its source
     */
    public void next(IoSlot slot, long id, long to, CheckLog log) {
        int generation = oracle.beginWrite(to, slot.lengthBytes());
        boolean filled = replace(slot, to, generation);
        if (!filled) {
            look(slot, log);
        }
        slot.move(id, to);
        slot.generation(generation);
        if (filled) {
            BufferPreparer.poisonAround(slot);
        } else {
            preparer.fill(slot);
        }
    }

    /** Looks at what a write was made from, as no other follows it. */
    public void look(IoSlot slot, CheckLog log) {
        sources.check(slot, slot.lengthBytes(), log);
    }

    /** False, with nothing behind it replaced, at the first block that is not what it was, and where words do not fit. */
    private boolean replace(IoSlot slot, long to, int generation) {
        Segments segments = slot.segments();
        if (!segments.wordAligned() || (slot.offset() | to) % Long.BYTES != 0) {
            return false;
        }
        MemorySegment body = slot.buffer().body();
        long done = 0;
        for (int i = 0; i < segments.count(); i++) {
            long at = segments.memoryOffset(i);
            long end = at + segments.lengthBytes(i);
            for (; at < end; at += PatternMemory.BLOCK_BYTES) {
                long length = Math.min(PatternMemory.BLOCK_BYTES, end - at);
                long from = slot.offset() + done;
                if (!PatternMemory.matches(oracle.pattern(), slot.generation(), body, at, from, length)) {
                    return false;
                }
                PatternMemory.fill(oracle.pattern(), generation, body, at, to + done, length);
                done += length;
            }
        }
        return true;
    }
}
