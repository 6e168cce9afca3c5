package plumbline.harness.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import plumbline.harness.check.Breach;
import plumbline.harness.check.CheckLog;
import plumbline.harness.diagnosis.DamageRun;
import plumbline.harness.diagnosis.Diagnoser;
import plumbline.harness.diagnosis.Diagnosis;

/** What the checkers said during a trial: which bytes were called what. */
final class TrialLog implements CheckLog {
    private final Diagnoser diagnoser;
    private final List<Called> called = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();

    TrialLog(Diagnoser diagnoser) {
        this.diagnoser = diagnoser;
    }

    /**
     * A range and what it was called.
     *
     * @param requestId that of the request that showed it
     * @param from in the target
     * @param to behind the last byte
     * @param sentence all that was said
     */
    record Called(Name name, long requestId, long from, long to, String sentence) {
        boolean touches(long start, long end) {
            return from < end && start < to;
        }
    }

    @Override
    public void breach(Breach breach) {
        Diagnosis diagnosis = breach.damage()
                .map(damage -> diagnoser.diagnose(damage, breach.request()))
                .orElse(Diagnosis.NOTHING);
        long id = breach.request().id();
        for (DamageRun run : diagnosis.runs()) {
            add(new Called(Name.of(run), id, run.offset(), run.end(), breach.message() + ": " + run.describe()));
        }
        if (diagnosis.runs().isEmpty()) {
            long from = breach.request().offset();
            long to = from + Math.max(1, breach.request().length());
            Name.of(breach.kind()).forEach(name -> add(new Called(name, id, from, to, breach.message())));
        }
    }

    private void add(Called one) {
        called.add(one);
        counts.merge(one.name().toString(), 1L, Long::sum);
    }

    @Override
    public void note(String kind, String message) {}

    /** Everything that was called something since the last {@link #clear}. */
    List<Called> called() {
        return called;
    }

    void clear() {
        called.clear();
        counts.clear();
    }

    /** How often each name was given since the last {@link #clear}. */
    Map<String, Long> counts() {
        return counts;
    }
}
