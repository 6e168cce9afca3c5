package plumbline.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumbline.harness.report.ReportFormat;
import plumbline.harness.run.RunOutcome;
import plumbline.harness.run.SingleRun;
import plumbline.harness.verdict.RunReport;

/** Where a verb that judges puts its report. */
final class ReportOptions {
    @Option(names = "-o", paramLabel = "DIR", description = "Where run.json and results.jsonl go.")
    private @Nullable Path output;

    @Mixin
    private RenderOptions render = new RenderOptions();

    Optional<Path> output() {
        return Optional.ofNullable(output);
    }

    /** Prints a report that is written already. */
    void print(RunReport report, PrintWriter out) {
        render.print(report, out);
    }

    /** Prints and writes, and returns the exit status. */
    int publish(RunOutcome outcome, PrintWriter out) {
        return publish(outcome, out, ReportFormat.TEXT.render(outcome.report()));
    }

    /** The same, for a verb that has a text of its own. */
    int publish(RunOutcome outcome, PrintWriter out, String text) {
        if (output != null) {
            SingleRun.write(outcome.report(), output);
        }
        render.print(outcome.report(), out, text);
        return outcome.exitStatus();
    }
}
