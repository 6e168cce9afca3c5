package plumbline.harness.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.Totals;

/** A run as JUnit's XML, as CI services read it: a suite a stack, findings as failures, broken cases as errors. */
final class JunitReport {
    private JunitReport() {}

    static String render(RunReport report) {
        Map<String, List<CaseResult>> stacks = report.results().stream()
                .collect(Collectors.groupingBy(CaseResult::stack, LinkedHashMap::new, Collectors.toList()));
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        stacks.forEach((stack, results) -> suite(stack, results, report, out));
        return out.append("</testsuites>\n").toString();
    }

    private static void suite(String stack, List<CaseResult> results, RunReport report, StringBuilder out) {
        Totals totals = Totals.of(results);
        out.append(String.format(
                Locale.ROOT,
                "  <testsuite name=\"%s\" hostname=\"%s\" timestamp=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\""
                        + " skipped=\"%d\" time=\"%.3f\">%n",
                attribute(stack),
                attribute(report.host().kernel()),
                report.startedAt(),
                results.size(),
                totals.failed(),
                totals.broken(),
                totals.skipped() + totals.known(),
                results.stream().mapToLong(CaseResult::durationMillis).sum() / 1000.0));
        results.forEach(result -> testCase(result, out));
        out.append("  </testsuite>\n");
    }

    private static void testCase(CaseResult result, StringBuilder out) {
        out.append(String.format(
                Locale.ROOT,
                "    <testcase classname=\"%s\" name=\"%s [%s]\" time=\"%.3f\"",
                attribute(result.stack()),
                attribute(result.name()),
                attribute(result.engine()),
                result.durationMillis() / 1000.0));
        String inner = inner(result);
        out.append(inner.isEmpty() ? "/>\n" : ">\n" + inner + "    </testcase>\n");
    }

    private static String inner(CaseResult result) {
        boolean known = Totals.of(List.of(result)).known() > 0;
        return switch (result.verdict()) {
            case PASSED -> "";
            case SKIPPED -> message("skipped", String.valueOf(result.reason()), "");
            case BROKEN -> message("error", String.valueOf(result.reason()), "");
            case FAILED ->
                known
                        ? message("skipped", "known: " + findings(result), "")
                        : message("failure", result.findings().getFirst().message(), findings(result));
        };
    }

    private static String findings(CaseResult result) {
        return result.findings().stream().map(JunitReport::finding).collect(Collectors.joining("\n"));
    }

    private static String finding(Finding finding) {
        return finding.kind().word() + ": " + finding.message()
                + (finding.replay() == null ? "" : "\n  again: " + finding.replay());
    }

    private static String message(String tag, String message, String body) {
        return "      <" + tag + " message=\"" + attribute(message) + "\">" + attribute(body) + "</" + tag + ">\n";
    }

    /** Escaped, and without the control characters that XML 1.0 has no way to write. */
    private static String attribute(String text) {
        return Html.escape(text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?")).replace("\n", "&#10;");
    }
}
