package plumbline.loopctl.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plumbline.loopctl.ledger.LedgerRecord;

/** {@code loopctl list}. */
@Command(name = "list", description = "Shows the stacks that are up.")
public final class StackListCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<LedgerRecord> records = UpTable.records();
        if (json) {
            out.println(Json.line(records.stream().map(UpTable::json).toList()));
            return;
        }
        for (LedgerRecord record : records) {
            out.printf(
                    Locale.ROOT,
                    "%-10s %-28s %s%n",
                    record.token(),
                    record.keptAs().orElse(""),
                    UpTable.spec(record));
        }
        if (records.isEmpty()) {
            out.println("no stack is up");
        }
    }
}
