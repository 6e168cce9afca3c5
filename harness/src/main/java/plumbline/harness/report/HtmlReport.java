package plumbline.harness.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.Note;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.Totals;
import plumbline.harness.verdict.Verdict;

/** A run as one page: what went wrong first and in full, then everything. */
final class HtmlReport {
    private HtmlReport() {}

    static String render(RunReport report) {
        List<CaseResult> troubled = report.results().stream()
                .filter(result -> result.verdict() == Verdict.FAILED || result.verdict() == Verdict.BROKEN)
                .toList();
        return Html.page(
                "Plumbline on Linux " + report.host().kernel(),
                head(report) + "<h2>Failed or broken (" + troubled.size() + ")</h2>\n"
                        + troubled.stream().map(HtmlReport::trouble).collect(Collectors.joining())
                        + "<h2>Everything (" + report.results().size() + ")</h2>\n" + table(report));
    }

    private static String head(RunReport report) {
        return String.format(
                Locale.ROOT,
                "<p><strong>%s%s</strong></p>\n<p class=\"meta\">%s, %s, %d processors, JDK %s; seed %s; %s; %.1f s</p>\n",
                report.interrupted() ? "interrupted: " : "",
                report.totals(),
                Html.escape(report.host().lane()),
                Html.escape(report.host().arch()),
                report.host().cpus(),
                Html.escape(report.host().jdk()),
                Html.escape(report.seed()),
                Html.escape(report.startedAt()),
                report.durationMillis() / 1000.0);
    }

    private static String trouble(CaseResult result) {
        StringBuilder out = new StringBuilder("<h3>" + Html.escape(result.name() + " with " + result.engine() + " on ")
                + "<code>" + Html.escape(result.stack()) + "</code></h3>\n<p class=\"meta\">This case shows that "
                + Html.escape(result.why()) + ".</p>\n");
        if (result.findings().isEmpty()) {
            out.append("<pre>")
                    .append(Html.escape(String.valueOf(result.reason())))
                    .append("</pre>\n");
        }
        result.findings().forEach(finding -> out.append(finding(finding)));
        for (Note note : result.notes()) {
            out.append("<p class=\"meta\">")
                    .append(Html.escape(note.kind() + " ×" + note.count()))
                    .append("</p><pre>")
                    .append(Html.escape(note.message()))
                    .append("</pre>\n");
        }
        return out.toString();
    }

    private static String finding(Finding finding) {
        String runs =
                finding.runs().stream().map(run -> "\n  " + run.describe()).collect(Collectors.joining());
        String replay = finding.replay() == null ? "" : "\nagain: " + finding.replay();
        return "<pre>" + Html.escape(finding.kind().word() + ": " + finding.message() + runs + replay) + "</pre>\n";
    }

    private static String table(RunReport report) {
        StringBuilder out = new StringBuilder("<table>\n<tr><th>verdict</th><th>case</th><th>engine</th><th>stack</th>"
                + "<th>requests</th><th>bytes</th><th>reason</th></tr>\n");
        for (CaseResult result : report.results()) {
            boolean known = Totals.of(List.of(result)).known() > 0;
            out.append("<tr>")
                    .append(Html.cell(
                            known ? "known" : result.verdict().word(),
                            known ? "known" : result.verdict().word()))
                    .append(Html.cell("", Html.escape(result.name())))
                    .append(Html.cell("", Html.escape(result.engine())))
                    .append(Html.cell("", "<code>" + Html.escape(result.stack()) + "</code>"))
                    .append(Html.cell("", String.valueOf(result.requests())))
                    .append(Html.cell("", Bytes.format(result.bytes())))
                    .append(Html.cell("", Html.escape(result.reason() == null ? "" : result.reason())))
                    .append("</tr>\n");
        }
        return out.append("</table>\n").toString();
    }
}
