package plumbline.harness.check;

import java.util.List;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.oracle.Oracle;

/** Every checker that there is, one after the other. */
public final class CompletionChecker implements Checker {
    private final List<Checker> checkers;

    public CompletionChecker(Contract contract, Oracle oracle) {
        this.checkers = List.of(
                new ResultChecker(contract), new ContentChecker(oracle), new GuardChecker(), new SourceChecker(oracle));
    }

    @Override
    public void check(IoSlot slot, long result, CheckLog log) {
        for (Checker checker : checkers) {
            checker.check(slot, result, log);
        }
    }
}
