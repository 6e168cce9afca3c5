package plumbline.harness.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;

/** The one line that shows a finding again. */
final class Replay {
    private Replay() {}

    /**
     * Adds the line to each finding.
     *
     * @param recording where the case's requests were kept, if they were
     */
    static CaseResult addTo(CaseResult result, RunSpec spec, Optional<Path> recording) {
        if (result.findings().isEmpty()) {
            return result;
        }
        String line = recording.map(file -> "plumb replay " + file).orElseGet(() -> again(result, spec));
        List<Finding> findings = result.findings().stream()
                .map(finding -> finding.withReplay(line.strip()))
                .toList();
        return result.withFindings(findings);
    }

    private static String again(CaseResult result, RunSpec spec) {
        return "plumb run --case " + result.name() + " --stack '" + result.stack() + "' --engine " + result.engine()
                + " --seed 0x" + Long.toHexString(spec.seed()) + " "
                + spec.scale().options();
    }
}
