package plumbline.harness.diagnosis;

import java.util.List;

/**
 * What is to be said of wrong bytes.
 *
 * @param runs what happened to them, in order of offset
 * @param suspect the request that most likely did it, and why; empty when none is known
 * @param history the requests that touched them, in order, a line each
 * @param dump the bytes beside the expected ones, a line each
 */
public record Diagnosis(List<DamageRun> runs, String suspect, List<String> history, List<String> dump) {
    /** There were no wrong bytes. */
    public static final Diagnosis NOTHING = new Diagnosis(List.of(), "", List.of(), List.of());

    public Diagnosis {
        runs = List.copyOf(runs);
        history = List.copyOf(history);
        dump = List.copyOf(dump);
    }
}
