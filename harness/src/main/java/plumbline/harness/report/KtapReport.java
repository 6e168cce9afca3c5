package plumbline.harness.report;

import java.util.List;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.Totals;
import plumbline.harness.verdict.Verdict;

/** A run in the kernel's own test protocol, Documentation/dev-tools/ktap.rst. */
final class KtapReport {
    private KtapReport() {}

    static String render(RunReport report) {
        StringBuilder out =
                new StringBuilder("KTAP version 1\n1.." + report.results().size() + "\n");
        int number = 0;
        for (CaseResult result : report.results()) {
            number++;
            result.findings().forEach(finding -> diagnostic(finding, out));
            out.append(isGood(result) ? "ok " : "not ok ")
                    .append(number)
                    .append(' ')
                    .append(name(result))
                    .append(directive(result))
                    .append('\n');
        }
        return out.append("# ").append(report.totals()).append('\n').toString();
    }

    private static boolean isGood(CaseResult result) {
        return result.verdict() == Verdict.PASSED || result.verdict() == Verdict.SKIPPED;
    }

    /** The number sign begins a directive, and may not stand in a name. */
    private static String name(CaseResult result) {
        return (result.name() + "." + result.engine() + " on " + result.stack()).replace('#', '_');
    }

    private static String directive(CaseResult result) {
        boolean known = Totals.of(List.of(result)).known() > 0;
        return switch (result.verdict()) {
            case PASSED -> "";
            case SKIPPED -> " # SKIP " + result.reason();
            case BROKEN -> " # ERROR " + result.reason();
            case FAILED -> known ? " # XFAIL known" : "";
        };
    }

    private static void diagnostic(Finding finding, StringBuilder out) {
        (finding.kind().word() + ": " + finding.message())
                .lines()
                .forEach(line -> out.append("# ").append(line).append('\n'));
    }
}
