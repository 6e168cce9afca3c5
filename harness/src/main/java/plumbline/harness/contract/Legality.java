package plumbline.harness.contract;

import java.util.List;

/** Whether a shape keeps its target's contract. */
public sealed interface Legality {
    /** It does. */
    record Legal() implements Legality {}

    /**
     * It does not.
     *
     * @param rules each rule with the value that breaks it
     */
    record Illegal(List<String> rules) implements Legality {
        public Illegal {
            rules = List.copyOf(rules);
        }
    }

    default boolean isLegal() {
        return this instanceof Legal;
    }
}
