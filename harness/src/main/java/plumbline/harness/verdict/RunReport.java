package plumbline.harness.verdict;

import java.util.List;

/**
 * A whole run; run.json is just this.
 *
 * @param schemaVersion first, and raised when a field changes its meaning
 * @param seed {@code 0x…}
 * @param startedAt ISO-8601
 */
public record RunReport(
        int schemaVersion,
        Tool tool,
        HostFacts host,
        String seed,
        String startedAt,
        long durationMillis,
        boolean interrupted,
        Totals totals,
        List<CaseResult> results) {
    public static final int SCHEMA_VERSION = 1;

    /** The same run with other results. */
    public RunReport withResults(Totals counted, List<CaseResult> others) {
        return new RunReport(
                schemaVersion, tool, host, seed, startedAt, durationMillis, interrupted, counted, List.copyOf(others));
    }

    /** Who made the report. */
    public record Tool(String name, String version) {}

    /**
     * Where it ran.
     *
     * @param lane {@code host}, {@code qemu} or {@code uml}
     */
    public record HostFacts(String kernel, String arch, int cpus, long pageBytes, String lane, String jdk) {}
}
