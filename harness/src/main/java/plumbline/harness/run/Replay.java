package plumbline.harness.run;

import java.util.List;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;

/** The one line that shows a finding again. */
final class Replay {
    private Replay() {}

    static CaseResult addTo(CaseResult result, RunSpec spec) {
        if (result.findings().isEmpty()) {
            return result;
        }
        String line = "plumb run --case " + result.name() + " --stack '" + result.stack() + "' --engine "
                + result.engine() + " --seed 0x" + Long.toHexString(spec.seed()) + " "
                + spec.scale().options();
        List<Finding> findings = result.findings().stream()
                .map(finding -> finding.withReplay(line.strip()))
                .toList();
        return result.withFindings(findings);
    }
}
