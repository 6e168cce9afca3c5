package plumbline.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumbline.harness.report.ReportFormat;
import plumbline.harness.run.RunOutcome;
import plumbline.harness.run.SingleRun;

/** Where a verb that judges puts its report. */
final class ReportOptions {
    @Option(names = "-o", paramLabel = "DIR", description = "Where run.json and results.jsonl go.")
    private @Nullable Path output;

    @Option(
            names = "--format",
            split = ",",
            defaultValue = "text",
            description = "What is printed: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private List<ReportFormat> formats = List.of(ReportFormat.TEXT);

    /** Prints and writes, and returns the exit status. */
    int publish(RunOutcome outcome, PrintWriter out) {
        return publish(outcome, out, ReportFormat.TEXT.render(outcome.report()));
    }

    /** The same, as JSON whatever was asked for. */
    int publishJson(RunOutcome outcome, PrintWriter out) {
        formats = List.of(ReportFormat.JSON);
        return publish(outcome, out);
    }

    /** The same, for a verb that has a text of its own. */
    int publish(RunOutcome outcome, PrintWriter out, String text) {
        if (output != null) {
            SingleRun.write(outcome.report(), output);
        }
        for (ReportFormat format : formats) {
            out.print(format == ReportFormat.TEXT ? text : format.render(outcome.report()));
        }
        out.flush();
        return outcome.exitStatus();
    }
}
