package plumbline.harness.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.Totals;

/** Joins the shards of a run into the report that one process would have made. */
public final class Merge {
    private Merge() {}

    private record Key(String stack, String name, String engine) {}

    /**
     * Joins reports, in order.
     *
     * @param reports at least one
     * @throws IllegalArgumentException when they are of different seeds or kernels, or have a case in common
     */
    public static RunReport of(List<RunReport> reports) {
        RunReport first = reports.getFirst();
        Map<Key, CaseResult> results = new LinkedHashMap<>();
        for (RunReport report : reports) {
            same("seeds", first.seed(), report.seed());
            same("kernels", first.host().kernel(), report.host().kernel());
            for (CaseResult result : report.results()) {
                Key key = new Key(result.stack(), result.name(), result.engine());
                if (results.putIfAbsent(key, result) != null) {
                    throw new IllegalArgumentException("shards must not overlap, and two have " + result.name()
                            + " with " + result.engine() + " on " + result.stack());
                }
            }
        }
        List<CaseResult> all = List.copyOf(results.values());
        return new RunReport(
                RunReport.SCHEMA_VERSION,
                first.tool(),
                first.host(),
                first.seed(),
                reports.stream()
                        .map(RunReport::startedAt)
                        .min(String::compareTo)
                        .orElse(first.startedAt()),
                durations(reports).max().orElse(0),
                reports.stream().anyMatch(RunReport::interrupted),
                Totals.of(all),
                all);
    }

    private static LongStream durations(List<RunReport> reports) {
        return reports.stream().mapToLong(RunReport::durationMillis);
    }

    private static void same(String what, String first, String other) {
        if (!first.equals(other)) {
            throw new IllegalArgumentException(
                    "shards of one run have the same " + what + ": " + first + " and " + other);
        }
    }
}
