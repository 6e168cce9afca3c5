package plumbline.harness.verdict;

/**
 * Something worth showing that breaks no promise.
 *
 * @param kind a word to count by
 * @param count how often
 * @param message the first of them
 */
public record Note(String kind, long count, String message) {
    /** The kind of the note that says what a stack's target asks for; the first case on each stack has it. */
    public static final String CONTRACT = "contract";

    /** The kind of the note that a case has whose findings are all known. */
    public static final String KNOWN = "known";
}
