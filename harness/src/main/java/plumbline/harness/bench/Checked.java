package plumbline.harness.bench;

import plumbline.harness.check.BufferPreparer;
import plumbline.harness.check.CheckLog;
import plumbline.harness.check.Checker;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.plan.Direction;

/** Every byte, by the checkers that every run uses. */
final class Checked implements Handling {
    private final Oracle oracle;
    private final BufferPreparer preparer;
    private final Checker checker;
    private final CheckLog log;

    Checked(Oracle oracle, Checker checker, CheckLog log) {
        this.oracle = oracle;
        this.preparer = new BufferPreparer(oracle);
        this.checker = checker;
        this.log = log;
    }

    @Override
    public void prepare(IoSlot slot) {
        if (slot.direction() == Direction.READ) {
            preparer.prepareRead(slot);
        } else {
            preparer.prepareWrite(slot);
        }
        // Behind the preparation, which is none of the kernel's time.
        slot.submittedNanos(System.nanoTime());
    }

    @Override
    public void completed(IoSlot slot, long result) {
        checker.check(slot, result, log);
        if (slot.direction() == Direction.WRITE) {
            Oracle.Outcome outcome = result == slot.lengthBytes() ? Oracle.Outcome.COMPLETE : Oracle.Outcome.UNCERTAIN;
            oracle.endWrite(slot.offset(), slot.lengthBytes(), slot.generation(), outcome);
        }
    }
}
