package plumbline.harness.probe;

/**
 * Something that is not as it is reported.
 *
 * @param what is it about: a limit, an engine, a direction
 * @param reported what the target says
 * @param measured what it does
 * @param finding what that means to whoever uses the target
 * @param weight how bad it is
 */
public record Disagreement(String what, String reported, String measured, String finding, Weight weight) {
    /** How bad a disagreement is, the worst first. */
    public enum Weight {
        /** Bytes are wrong. */
        CORRUPTION,
        /** What is allowed is refused. */
        BROKEN,
        /** Reports contradict one another. */
        INCONSISTENT,
        /** What is not allowed is carried out. */
        LENIENT
    }
}
