package plumbline.harness.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;
import plumbline.harness.report.ReportFormat;
import plumbline.harness.verdict.RunReport;

/** What a report is printed as. */
final class RenderOptions {
    @Option(
            names = "--format",
            split = ",",
            defaultValue = "text",
            description = "What is printed: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private List<ReportFormat> formats = List.of(ReportFormat.TEXT);

    void print(RunReport report, PrintWriter out) {
        print(report, out, ReportFormat.TEXT.render(report));
    }

    /** The same, with a text of its own in place of the usual one. */
    void print(RunReport report, PrintWriter out, String text) {
        for (ReportFormat format : formats) {
            out.print(format == ReportFormat.TEXT ? text : format.render(report));
        }
        out.flush();
    }
}
