package plumbline.harness.cases;

/**
 * How much a case may do.
 *
 * @param requests how many requests its random part has, about
 * @param bytes how many bytes it moves, about
 */
public record Scale(int requests, long bytes) {}
