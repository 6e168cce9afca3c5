package plumbline.harness.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;

/** The one line that shows a finding again. */
final class Replay {
    private static final Path GUEST_RESULTS = Path.of("/results");

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
        String line = recording.flatMap(file -> replay(file, System.getenv())).orElseGet(() -> again(result, spec));
        List<Finding> findings = result.findings().stream()
                .map(finding -> finding.withReplay(line.strip()))
                .toList();
        return result.withFindings(findings);
    }

    /**
     * A guest's recordings are kept where its lane says, outside; without such a place they end with the guest.
     *
     * @param environment ci/vm sets PLUMBLINE_RESULTS and PLUMBLINE_KERNEL there
     */
    static Optional<String> replay(Path recording, Map<String, String> environment) {
        if (!environment.containsKey("PLUMBLINE_LANE")) {
            return Optional.of("plumb replay " + recording);
        }
        String lane = Optional.ofNullable(environment.get("PLUMBLINE_KERNEL"))
                .map(kernel -> " --lane " + kernel)
                .orElse("");
        return Optional.ofNullable(environment.get("PLUMBLINE_RESULTS"))
                .filter(_ -> recording.startsWith(GUEST_RESULTS))
                .map(outside -> "plumb replay " + Path.of(outside).resolve(GUEST_RESULTS.relativize(recording)) + lane);
    }

    private static String again(CaseResult result, RunSpec spec) {
        return "plumb run --case " + result.name() + " --stack '" + result.stack() + "' --engine " + result.engine()
                + " --seed 0x" + Long.toHexString(spec.seed()) + " "
                + spec.scale().options();
    }
}
