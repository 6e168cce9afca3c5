package plumbline.loopctl.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.ledger.LedgerRecord;
import plumbline.loopctl.ledger.Sweeper;

/** {@code loopctl down}. */
@Command(name = "down", description = "Takes a stack apart that is up.")
public final class DownCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TARGET", description = "The path that up printed, or the id that list shows.")
    private String which = "";

    @Override
    public Integer call() {
        Sweeper sweeper = new Sweeper(LedgerFolder.ofThisUser());
        List<LedgerRecord> up =
                sweeper.records().stream().filter(LedgerRecord::isKept).toList();
        if (up.stream().noneMatch(this::isMeant)) {
            throw new IllegalArgumentException("no stack of that target or id is up: " + which + " (up: "
                    + (up.isEmpty()
                            ? "none"
                            : String.join(", ", up.stream().map(UpTable::name).toList())) + ")");
        }
        return Leftovers.print(
                sweeper.sweep(record -> record.isKept() && isMeant(record)),
                spec.commandLine().getErr());
    }

    private boolean isMeant(LedgerRecord record) {
        return record.token().equals(which)
                || record.keptAs().filter(which::equals).isPresent();
    }
}
