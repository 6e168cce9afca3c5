package plumbline.harness.verify;

import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.engine.Engine;
import plumbline.harness.engine.EngineFilter;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Direction;

/** Has an fsync done after every so many writes, and the journal tell of each write and each fsync. */
final class FlushingEngine extends EngineFilter {
    private final Fd target;
    private final long every;
    private final Journal journal;
    private final Trouble trouble;
    private long writes;

    FlushingEngine(Engine inner, Fd target, long every, Journal journal, Trouble trouble) {
        super(inner);
        this.target = target;
        this.every = every;
        this.journal = journal;
        this.trouble = trouble;
    }

    @Override
    protected void issuing(IoSlot slot) {
        if (slot.shape().direction() == Direction.WRITE) {
            if (every > 0 && ++writes > every) {
                flush();
                writes = 1;
            }
            journal.issued(slot.shape().offset(), slot.shape().lengthBytes(), slot.generation());
        }
    }

    @Override
    protected void answered(IoSlot slot, long result) {
        if (slot.shape().direction() == Direction.WRITE) {
            boolean whole = result == slot.shape().lengthBytes();
            boolean through = slot.shape().flags().contains(RwFlag.DSYNC)
                    || slot.shape().flags().contains(RwFlag.SYNC);
            Journal.Kind kind = Journal.Kind.FAILED;
            if (whole) {
                kind = through ? Journal.Kind.WRITTEN_THROUGH : Journal.Kind.ACKNOWLEDGED;
            }
            journal.answered(kind, slot.shape().offset(), slot.shape().lengthBytes(), slot.generation());
        }
    }

    /** An fsync, from its beginning to its end. */
    void flush() {
        long number = journal.flushBegins();
        long result = FileCalls.fsync(target);
        if (result == 0) {
            journal.flushed(number);
        } else {
            trouble.happened("fsync of the target failed: " + Errno.describe(result));
        }
    }
}
