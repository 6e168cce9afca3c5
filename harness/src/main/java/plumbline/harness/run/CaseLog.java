package plumbline.harness.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.harness.check.Breach;
import plumbline.harness.check.CheckLog;
import plumbline.harness.check.Damage;
import plumbline.harness.check.RequestRecord;
import plumbline.harness.diagnosis.Diagnoser;
import plumbline.harness.diagnosis.Diagnosis;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.FindingGroups;
import plumbline.harness.verdict.Note;

/**
 * Gathers what the checkers of one case say; each finding is diagnosed at once, and the first of each group is kept. A
 * device that lies all the time is not diagnosed for ever: beyond some thousand, findings are only counted.
 */
public final class CaseLog implements CheckLog {
    private static final int MOST_DIAGNOSED = 2000;

    private final Diagnoser diagnoser;
    private final FindingGroups findings = new FindingGroups();
    private final Map<String, Note> notes = new LinkedHashMap<>();
    private final Map<RequestRecord, Damage> damages = new HashMap<>();
    private long diagnosed;
    private long undiagnosed;

    public CaseLog(Diagnoser diagnoser) {
        this.diagnoser = diagnoser;
    }

    @Override
    public synchronized void breach(Breach breach) {
        if (breach.damage().isPresent() && diagnosed++ >= MOST_DIAGNOSED) {
            undiagnosed++;
            return;
        }
        Diagnosis diagnosis = breach.damage()
                .map(damage -> diagnoser.diagnose(damage, breach.request()))
                .orElse(Diagnosis.NOTHING);
        Finding finding = Finding.of(breach, diagnosis);
        if (findings.add(finding)) {
            breach.damage().ifPresent(damage -> damages.put(breach.request(), damage));
        }
    }

    /** The wrong bytes that a request brought, if it made a finding that was kept. */
    synchronized Optional<Damage> damage(RequestRecord request) {
        return Optional.ofNullable(damages.get(request));
    }

    @Override
    public synchronized void note(String kind, String message) {
        notes.merge(
                kind, new Note(kind, 1, message), (first, again) -> new Note(kind, first.count() + 1, first.message()));
    }

    public synchronized void finding(Finding finding) {
        findings.add(finding);
    }

    /** The first of each group. */
    public synchronized List<Finding> findings() {
        return findings.first();
    }

    public synchronized List<Note> notes() {
        List<Note> all = new ArrayList<>(notes.values());
        findings.rest().ifPresent(sentence -> all.add(new Note("more", 1, sentence)));
        if (undiagnosed > 0) {
            all.add(new Note("undiagnosed", undiagnosed, "wrong bytes were found, and only counted"));
        }
        return List.copyOf(all);
    }
}
