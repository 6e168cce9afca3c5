package plumbline.harness.fault;

import java.util.Map;

/**
 * What a trial has shown.
 *
 * @param plants how many faults were planted whose own log shows a change
 * @param caught how many of them led to a finding
 * @param namedRight how many of the caught were given right names only
 * @param strays findings where nothing was planted
 * @param names how often each name was given
 * @param example the message of a finding that should not be; empty when there is none
 */
public record TrialResult(
        long plants,
        long caught,
        long namedRight,
        long strays,
        Map<String, Long> names,
        String example,
        long requests) {
    static final TrialResult NOTHING = new TrialResult(0, 0, 0, 0, Map.of(), "", 0);

    private static final double LEAST_NAMED_RIGHT = 0.99;

    public TrialResult {
        names = Map.copyOf(names);
    }

    /** Whether the harness has stood the trial of a fault. */
    boolean stands(Fault fault) {
        if (fault.rightNames().isEmpty()) {
            return plants > 0 && names.isEmpty();
        }
        return plants > 0 && caught == plants && strays == 0 && namedRight >= LEAST_NAMED_RIGHT * caught;
    }

    TrialResult plus(TrialResult other) {
        Map<String, Long> both = new java.util.TreeMap<>(names);
        other.names.forEach((name, count) -> both.merge(name, count, Long::sum));
        return new TrialResult(
                plants + other.plants,
                caught + other.caught,
                namedRight + other.namedRight,
                strays + other.strays,
                both,
                example.isEmpty() ? other.example : example,
                requests + other.requests);
    }
}
