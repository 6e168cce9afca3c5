package plumbline.harness.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.harness.evidence.Evidence;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.run.CaseLog;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.Note;
import plumbline.harness.verdict.Verdict;

/** What came of a run. */
record Summary(VerifyRun.Target target, List<CaseLog> logs, Tally tally, Trouble trouble) {
    private static final String WHY = "what is read is what was written";

    /** Findings before trouble: what was found was found. Where nothing was read nothing was shown. */
    CaseResult result(long millis, List<Note> more) {
        List<Finding> findings =
                logs.stream().flatMap(log -> log.findings().stream()).toList();
        Optional<String> cause = trouble.cause();
        Verdict verdict = Verdict.PASSED;
        if (!findings.isEmpty()) {
            verdict = Verdict.FAILED;
        } else if (cause.isPresent()) {
            verdict = Verdict.BROKEN;
        } else if (tally.readBytes() == 0) {
            verdict = Verdict.BROKEN;
            cause = Optional.of("interrupted before anything was read back");
        }
        List<Note> notes = new ArrayList<>(
                logs.stream().flatMap(log -> log.notes().stream()).toList());
        notes.add(new Note(
                "checked",
                tally.readBytes() / Oracle.SECTOR_BYTES,
                "sectors were read and held to what they may hold"));
        notes.addAll(more);
        return new CaseResult(
                "verify",
                WHY,
                target.name(),
                target.path().toString(),
                target.engine().toString(),
                verdict,
                cause.orElse(null),
                tally.requests(),
                tally.bytes(),
                millis,
                Evidence.unavailable(),
                notes,
                findings);
    }
}
