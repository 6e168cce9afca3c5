package plumbline.harness.run;

import java.util.Set;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.Totals;

/**
 * How a run ended.
 *
 * @param badInput whether a stack was asked for that cannot be
 * @param unmet required words that this machine lacks
 */
public record RunOutcome(RunReport report, boolean badInput, Set<String> unmet) {
    /** 2 bad input, 1 findings, 3 broken, 4 nothing ran or a requirement unmet, 0 otherwise; the first that applies. */
    public int exitStatus() {
        Totals totals = report.totals();
        if (badInput) {
            return 2;
        }
        if (totals.failed() > 0) {
            return 1;
        }
        if (totals.broken() > 0) {
            return 3;
        }
        return totals.passed() + totals.known() == 0 || !unmet.isEmpty() ? 4 : 0;
    }
}
