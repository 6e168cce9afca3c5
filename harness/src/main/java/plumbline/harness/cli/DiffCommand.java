package plumbline.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.harness.report.ReportFolder;
import plumbline.harness.report.RunDiff;

/** {@code plumb diff}. */
@Command(name = "diff", description = "Says which cases two runs answer differently; exit status 1 when any.")
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "A run's folder, or its run.json.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "The other run's.")
    private Path after = Path.of("");

    @Override
    public Integer call() {
        RunDiff diff = RunDiff.of(ReportFolder.read(before), ReportFolder.read(after));
        PrintWriter out = spec.commandLine().getOut();
        for (RunDiff.Change change : diff.changes()) {
            out.printf(
                    Locale.ROOT,
                    "%-8s → %-8s %-18s %-12s %s%n",
                    change.before(),
                    change.after(),
                    change.name(),
                    change.engine(),
                    change.stack());
            if (!change.message().isEmpty()) {
                out.println("         " + change.message());
            }
        }
        out.println(diff.changes().size() + " changed, " + diff.same() + " the same");
        return diff.changes().isEmpty() ? 0 : 1;
    }
}
