package plumbline.harness.probe;

import java.util.List;
import java.util.Map;
import plumbline.harness.probe.Disagreement.Weight;

/**
 * What a target reports, what it was found to accept, and where the two disagree.
 *
 * @param target its path
 * @param kind {@code block} or {@code file}
 * @param reported by the limit's name
 * @param measured by engine, and then by direction
 * @param unmeasured engines that could not be asked, each with its reason
 * @param disagreements the worst first
 */
public record ProbeReport(
        int schemaVersion,
        String target,
        String kind,
        Map<String, Reported> reported,
        Map<String, Map<String, Measured>> measured,
        Map<String, String> unmeasured,
        List<Disagreement> disagreements) {
    /** Of {@link #schemaVersion()}. */
    public static final int SCHEMA_VERSION = 1;

    public ProbeReport {
        disagreements = List.copyOf(disagreements);
    }

    /** A reported number and where it was read. */
    public record Reported(long value, String source) {}

    /** Whether the target breaks its word. */
    public boolean hasFindings() {
        return disagreements.stream()
                .anyMatch(one -> one.weight() == Weight.CORRUPTION || one.weight() == Weight.BROKEN);
    }
}
