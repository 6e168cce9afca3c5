package plumbline.harness.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import plumbline.harness.diagnosis.DamageRun;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
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
        results.sort(Comparator.comparingInt(result -> ORDER.indexOf(result.verdict())));
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

    private static void row(CaseResult result, int stackWidth, StringBuilder out) {
        String verdict = result.verdict() == Verdict.PASSED
                ? result.verdict().word()
                : result.verdict().word().toUpperCase(Locale.ROOT);
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
        Map<String, List<Finding>> alike = new LinkedHashMap<>();
        result.findings()
                .forEach(finding -> alike.computeIfAbsent(likeness(finding), key -> new ArrayList<>())
                        .add(finding));
        for (List<Finding> group : alike.values()) {
            finding(group.getFirst(), group.size(), out);
        }
        if (!result.findings().isEmpty()) {
            out.append("         this case shows that ").append(result.why()).append('\n');
        }
        for (Note note : result.notes()) {
            out.append(String.format(
                    Locale.ROOT, "         note: %s ×%d: %s%n", note.kind(), note.count(), note.message()));
        }
    }

    /** Findings of one kind whose bytes met the same fates are shown once, the first of them in full. */
    private static String likeness(Finding finding) {
        return finding.kind() + " "
                + finding.runs().stream()
                        .map(DamageRun::what)
                        .distinct()
                        .sorted()
                        .toList();
    }

    private static void finding(Finding finding, int alike, StringBuilder out) {
        out.append("         ")
                .append(finding.kind().word())
                .append(": ")
                .append(finding.message())
                .append('\n');
        if (finding.runs().size() > 1) {
            finding.runs()
                    .forEach(run ->
                            out.append("             ").append(run.describe()).append('\n'));
        }
        if (alike > 1) {
            out.append("             and ").append(alike - 1).append(" more like it\n");
        }
        if (finding.replay() != null) {
            out.append("             again: ").append(finding.replay()).append('\n');
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
