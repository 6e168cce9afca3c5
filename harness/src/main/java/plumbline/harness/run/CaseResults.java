package plumbline.harness.run;

import java.util.List;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.evidence.Evidence;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.Verdict;

/** Results of cases that did not run to their end. */
final class CaseResults {
    private CaseResults() {}

    static CaseResult unrun(CaseSpec spec, String stack, String target, String engine, Verdict verdict, String reason) {
        return new CaseResult(
                spec.name(),
                spec.why(),
                stack,
                target,
                engine,
                verdict,
                reason,
                0,
                0,
                0,
                Evidence.unavailable(),
                List.of(),
                List.of());
    }

    /** A case in which the worker died or got stuck. */
    static CaseResult cutOff(
            CaseSpec spec, String stack, String engine, Verdict verdict, String reason, List<Finding> findings) {
        return new CaseResult(
                spec.name(),
                spec.why(),
                stack,
                "",
                engine,
                verdict,
                reason,
                0,
                0,
                0,
                Evidence.unavailable(),
                List.of(),
                findings);
    }
}
