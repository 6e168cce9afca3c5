package plumbline.harness.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.harness.check.Breach;
import plumbline.harness.check.CheckLog;
import plumbline.harness.diagnosis.DamageRun;
import plumbline.harness.diagnosis.Diagnoser;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.Note;

/** Gathers what the checkers of one case say; each finding is diagnosed at once, and only so many are kept. */
final class CaseLog implements CheckLog {
    private static final int MOST_FINDINGS = 20;

    private final Diagnoser diagnoser;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Note> notes = new LinkedHashMap<>();
    private long unkept;

    CaseLog(Diagnoser diagnoser) {
        this.diagnoser = diagnoser;
    }

    @Override
    public void breach(Breach breach) {
        if (findings.size() == MOST_FINDINGS) {
            unkept++;
            return;
        }
        List<DamageRun> runs = breach.damage()
                .map(damage -> diagnoser.diagnose(damage, breach.request()))
                .orElse(List.of());
        String message = runs.isEmpty()
                ? breach.message()
                : breach.message() + ": " + runs.getFirst().describe();
        findings.add(new Finding(breach.kind(), message, breach.request(), runs, List.of(), null, null));
    }

    @Override
    public void note(String kind, String message) {
        notes.merge(
                kind, new Note(kind, 1, message), (first, again) -> new Note(kind, first.count() + 1, first.message()));
    }

    void finding(Finding finding) {
        findings.add(finding);
    }

    List<Finding> findings() {
        return findings;
    }

    List<Note> notes() {
        if (unkept > 0) {
            note("more", unkept + " more findings were counted and not kept");
        }
        return List.copyOf(notes.values());
    }
}
