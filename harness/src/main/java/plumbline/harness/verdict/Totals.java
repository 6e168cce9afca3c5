package plumbline.harness.verdict;

import java.util.List;

/** How many cases ended how. */
public record Totals(long passed, long failed, long skipped, long broken, long known) {
    public static Totals of(List<CaseResult> results) {
        return new Totals(
                count(results, Verdict.PASSED),
                count(results, Verdict.FAILED) - known(results),
                count(results, Verdict.SKIPPED),
                count(results, Verdict.BROKEN),
                known(results));
    }

    private static long known(List<CaseResult> results) {
        return results.stream().filter(CaseResult::isKnown).count();
    }

    private static long count(List<CaseResult> results, Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    @Override
    public String toString() {
        return passed + " passed, " + failed + " failed, " + skipped + " skipped, " + broken + " broken"
                + (known == 0 ? "" : ", " + known + " known");
    }
}
