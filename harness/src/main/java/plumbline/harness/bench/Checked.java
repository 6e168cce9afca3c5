package plumbline.harness.bench;

import java.util.Arrays;
import plumbline.harness.check.Breach;
import plumbline.harness.check.BufferPreparer;
import plumbline.harness.check.CheckLog;
import plumbline.harness.check.Checker;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.plan.Direction;

/** Every byte, by the checkers that every run uses. */
final class Checked implements Handling, CheckLog {
    private static final long NOTHING = -1;

    private final Oracle oracle;
    private final BufferPreparer preparer;
    private final Checker checker;
    private final CheckLog log;
    /** The place whose pattern each slot holds; none where it is not sure. */
    private final long[] held;

    private boolean right;

    /** @param depth how many slots there are */
    Checked(Oracle oracle, Checker checker, CheckLog log, int depth) {
        this.oracle = oracle;
        this.preparer = new BufferPreparer(oracle);
        this.checker = checker;
        this.log = log;
        this.held = new long[depth];
        begin();
    }

    @Override
    public void begin() {
        Arrays.fill(held, NOTHING);
    }

    @Override
    public void prepare(IoSlot slot) {
        long before = held[slot.index()];
        held[slot.index()] = NOTHING;
        if (slot.direction() == Direction.WRITE) {
            preparer.prepareWrite(slot);
        } else if (before == NOTHING || before == slot.offset()) {
            preparer.prepareRead(slot);
        } else {
            preparer.prepareReadOverPattern(slot);
        }
        // Behind the preparation, which is none of the kernel's time.
        slot.submittedNanos(System.nanoTime());
    }

    @Override
    public void completed(IoSlot slot, long result) {
        right = result == slot.lengthBytes();
        checker.check(slot, result, this);
        held[slot.index()] = right ? slot.offset() : NOTHING;
        if (slot.direction() == Direction.WRITE) {
            Oracle.Outcome outcome = result == slot.lengthBytes() ? Oracle.Outcome.COMPLETE : Oracle.Outcome.UNCERTAIN;
            oracle.endWrite(slot.offset(), slot.lengthBytes(), slot.generation(), outcome);
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
