package plumbline.harness.fault;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.harness.evidence.Evidence;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Note;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.Verdict;

/** A selftest for people, and as the results of a run. */
public final class SelftestTable {
    private static final String LINE = "%-7s %-19s %-15s %-13s %8s %8s %8s %7s  %s%n";

    private SelftestTable() {}

    /** Fixed columns, what failed first, the verdicts counted in the last line. */
    public static String text(List<Selftest.Row> rows, RunReport report) {
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT, LINE, "", "fault", "way", "engine", "planted", "caught", "named", "strays", "called"));
        rows.stream().sorted(Comparator.comparing(Selftest.Row::verdict)).forEach(row -> out.append(line(row)));
        long plants = rows.stream().mapToLong(row -> row.result().plants()).sum();
        return out.append(report.interrupted() ? "interrupted: " : "")
                .append(report.totals())
                .append(String.format(
                        Locale.ROOT,
                        "; %d plants, %.1f s, seed %s%n",
                        plants,
                        report.durationMillis() / 1000.0,
                        report.seed()))
                .toString();
    }

    /** A row of it, as soon as it is there; with its example behind it when it failed. */
    public static String line(Selftest.Row row) {
        TrialResult result = row.result();
        String line = String.format(
                Locale.ROOT,
                LINE,
                row.verdict() == Verdict.PASSED ? "ok" : row.verdict().word().toUpperCase(Locale.ROOT),
                row.fault().word(),
                row.way().word(),
                row.engine(),
                result.plants(),
                result.caught(),
                result.namedRight(),
                result.strays(),
                row.ran() ? names(result) : row.skipped());
        boolean explained = row.verdict() == Verdict.FAILED && !result.example().isEmpty();
        return explained ? line + "        " + result.example() + '\n' : line;
    }

    private static String names(TrialResult result) {
        return result.names().entrySet().stream()
                .map(name -> name.getKey() + " " + name.getValue())
                .collect(Collectors.joining(", "));
    }

    /** A result a row. */
    public static List<CaseResult> results(List<Selftest.Row> rows) {
        return rows.stream().map(SelftestTable::result).toList();
    }

    private static CaseResult result(Selftest.Row row) {
        TrialResult result = row.result();
        String counts = result.plants() + " planted, " + result.caught() + " caught, " + result.namedRight()
                + " named right, " + result.strays() + " strays";
        return new CaseResult(
                "selftest/" + row.fault().word() + "/" + row.way().word(),
                "the harness catches the planted fault " + row.fault().word() + " and calls it by its name",
                row.way().stack().toString(),
                "",
                row.engine().toString(),
                row.verdict(),
                reason(row, counts),
                result.requests(),
                0,
                row.millis(),
                Evidence.unavailable(),
                row.ran() ? List.of(new Note("plants", result.plants(), counts + "; " + names(result))) : List.of(),
                List.of());
    }

    private static @Nullable String reason(Selftest.Row row, String counts) {
        return switch (row.verdict()) {
            case FAILED -> counts + ": " + row.result().example();
            case SKIPPED -> row.skipped();
            case PASSED, BROKEN -> null;
        };
    }
}
