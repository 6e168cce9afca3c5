package plumbline.harness.verdict;

/**
 * Something worth showing that breaks no promise.
 *
 * @param kind a word to count by
 * @param count how often
 * @param message the first of them
 */
public record Note(String kind, long count, String message) {}
