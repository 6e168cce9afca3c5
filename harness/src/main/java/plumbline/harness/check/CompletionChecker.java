package plumbline.harness.check;

import java.util.List;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.plan.BufferKind;

/** Every checker that there is, one after the other. */
public final class CompletionChecker implements Checker {
    private final List<Checker> ofEach;
    private final List<Checker> ofContent;

    public CompletionChecker(Contract contract, Oracle oracle) {
        this.ofEach = List.of(new ResultChecker(contract), new GuardChecker());
        this.ofContent = List.of(new ContentChecker(oracle), new SourceChecker(oracle));
    }

    @Override
    public void check(IoSlot slot, long result, CheckLog log) {
        ofEach.forEach(checker -> checker.check(slot, result, log));
        if (slot.shape().buffer() != BufferKind.CHANGING) {
            ofContent.forEach(checker -> checker.check(slot, result, log));
        }
    }
}
