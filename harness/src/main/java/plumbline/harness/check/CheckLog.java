package plumbline.harness.check;

/** Where checkers say what they saw. */
public interface CheckLog {
    /** The kernel broke its word. */
    void breach(Breach breach);

    /**
     * Something worth showing that breaks no promise.
     *
     * @param kind a word to count by, {@code lenient}
     * @param message a sentence; the first of a kind is shown
     */
    void note(String kind, String message);
}
