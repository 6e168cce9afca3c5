package plumbline.harness.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.ResultJson;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.Totals;

/** What a verb has judged by itself, in this process, as the report of a run. */
public final class SingleRun {
    private SingleRun() {}

    /**
     * The outcome of a run.
     *
     * @param stop set when it was cut short
     */
    public static RunOutcome outcome(List<CaseResult> results, long seed, Instant startedAt, StopFlag stop) {
        RunReport report = new RunReport(
                RunReport.SCHEMA_VERSION,
                SuiteRun.tool(),
                SuiteRun.hostFacts(),
                "0x" + Long.toHexString(seed),
                startedAt.toString(),
                Instant.now().toEpochMilli() - startedAt.toEpochMilli(),
                stop.isSet(),
                Totals.of(results),
                List.copyOf(results));
        return new RunOutcome(report, false, Set.of());
    }

    /** Writes results.jsonl and run.json to a folder, which is made when it is not there. */
    public static void write(RunReport report, Path folder) {
        try (ResultFiles files = new ResultFiles(folder)) {
            report.results().forEach(result -> files.append(ResultJson.line(result)));
            files.writeReport(ResultJson.pretty(report));
        }
    }
}
