package plumbline.harness.bench;

import java.util.Arrays;
import java.util.List;
import plumbline.harness.check.Breach;
import plumbline.harness.check.BufferPreparer;
import plumbline.harness.check.CheckLog;
import plumbline.harness.check.Checker;
import plumbline.harness.check.CompletionChecker;
import plumbline.harness.check.SourceRefill;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.plan.Direction;

/** Every byte, by the checkers that every run uses. */
final class Checked implements Handling, CheckLog {
    private static final long NOTHING = -1;

    private final Oracle oracle;
    private final BufferPreparer preparer;
    private final SourceRefill sources;
    private final Checker checker;
    private final CheckLog log;
    /** The place whose pattern each slot holds, of a write without its source having been looked at; none where it is not sure. */
    private final long[] held;

    private boolean right;

    /** @param depth how many slots there are */
    Checked(Oracle oracle, Contract contract, CheckLog log, int depth) {
        this.oracle = oracle;
        this.preparer = new BufferPreparer(oracle);
        this.sources = new SourceRefill(oracle);
        this.checker = CompletionChecker.withoutSources(contract, oracle);
        this.log = log;
        this.held = new long[depth];
        begin();
    }

    @Override
    public void begin() {
        Arrays.fill(held, NOTHING);
    }

    @Override
    public void prepare(IoSlot slot, long id, long to) {
        long before = held[slot.index()];
        held[slot.index()] = NOTHING;
        if (slot.direction() == Direction.READ) {
            slot.move(id, to);
            prepareRead(slot, before);
        } else if (before == NOTHING) {
            slot.move(id, to);
            preparer.prepareWrite(slot);
        } else {
            sources.next(slot, id, to, log);
        }
        // Behind the preparation, which is none of the kernel's time.
        slot.submittedNanos(System.nanoTime());
    }

    private void prepareRead(IoSlot slot, long before) {
        if (before == NOTHING || before == slot.offset()) {
            preparer.prepareRead(slot);
        } else {
            preparer.prepareReadOverPattern(slot);
        }
    }

    @Override
    public void completed(IoSlot slot, long result) {
        right = result == slot.lengthBytes();
        checker.check(slot, result, this);
        if (slot.direction() == Direction.WRITE) {
            Oracle.Outcome outcome = result == slot.lengthBytes() ? Oracle.Outcome.COMPLETE : Oracle.Outcome.UNCERTAIN;
            oracle.endWrite(slot.offset(), slot.lengthBytes(), slot.generation(), outcome);
            if (!right) {
                sources.look(slot, log);
            }
        }
        held[slot.index()] = right ? slot.offset() : NOTHING;
    }

    /** The sources of the last writes. */
    @Override
    public void end(List<IoSlot> slots) {
        for (IoSlot slot : slots) {
            if (slot.direction() == Direction.WRITE && held[slot.index()] != NOTHING) {
                sources.look(slot, log);
            }
        }
    }

    @Override
    public void breach(Breach breach) {
        right = false;
        log.breach(breach);
    }

    @Override
    public void note(String kind, String message) {
        log.note(kind, message);
    }
}
