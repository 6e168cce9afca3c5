package plumbline.harness.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Note;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.Verdict;

/** A run for people: fixed columns, failures first and in full, the verdicts counted in the last line. */
public final class TextReport {
    private static final List<Verdict> ORDER = List.of(Verdict.FAILED, Verdict.BROKEN, Verdict.PASSED, Verdict.SKIPPED);

    private TextReport() {}

    /** The whole report, lines ended by line feeds. */
    public static String render(RunReport report) {
        StringBuilder out = new StringBuilder();
        List<CaseResult> results = new ArrayList<>(report.results());
        results.sort(Comparator.comparingInt(TextReport::rank));
        int stackWidth = results.stream()
                .mapToInt(result -> result.stack().length())
                .max()
                .orElse(0);
        Map<String, Long> skips = new LinkedHashMap<>();
        for (CaseResult result : results) {
            if (result.verdict() == Verdict.SKIPPED) {
                skips.merge(result.stack() + ": " + result.reason(), 1L, Long::sum);
            }
        }
        for (CaseResult result : results) {
            if (result.verdict() != Verdict.SKIPPED) {
                row(result, Math.min(stackWidth, 60), out);
            }
        }
        skips.forEach((skip, count) ->
                out.append(String.format(Locale.ROOT, "%-8s %d × %s%n", Verdict.SKIPPED.word(), count, skip)));
        out.append(summary(report)).append('\n');
        return out.toString();
    }

    /** What is known comes behind what is not, and before what passed. */
    private static int rank(CaseResult result) {
        return result.isKnown() ? 3 : 2 * ORDER.indexOf(result.verdict());
    }

    private static void row(CaseResult result, int stackWidth, StringBuilder out) {
        String verdict = result.verdict() == Verdict.PASSED
                ? result.verdict().word()
                : result.verdict().word().toUpperCase(Locale.ROOT);
        if (result.isKnown()) {
            verdict = Note.KNOWN;
        }
        out.append(String.format(
                Locale.ROOT,
                "%-8s %-18s %-12s %-" + Math.max(1, stackWidth) + "s %7d requests %10s%n",
                verdict,
                result.name(),
                result.engine(),
                result.stack(),
                result.requests(),
                Bytes.format(result.bytes())));
        if (result.reason() != null && result.verdict() != Verdict.FAILED) {
            out.append("         ").append(result.reason()).append('\n');
        }
        if (result.isKnown()) {
            FindingText.appendFirstLine(result.findings().getFirst(), out);
        } else {
            result.findings().forEach(finding -> FindingText.append(finding, out));
        }
        if (!result.findings().isEmpty() && !result.isKnown()) {
            out.append("         this case shows that ").append(result.why()).append('\n');
        }
        for (Note note : result.notes()) {
            out.append(String.format(
                    Locale.ROOT, "         note: %s ×%d: %s%n", note.kind(), note.count(), note.message()));
        }
    }

    private static String summary(RunReport report) {
        long requests =
                report.results().stream().mapToLong(CaseResult::requests).sum();
        long bytes = report.results().stream().mapToLong(CaseResult::bytes).sum();
        return String.format(
                Locale.ROOT,
                "%s%s; %d requests, %s, %.1f s, seed %s",
                report.interrupted() ? "interrupted: " : "",
                report.totals(),
                requests,
                Bytes.format(bytes),
                report.durationMillis() / 1000.0,
                report.seed());
    }
}
