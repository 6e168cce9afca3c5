package plumbline.harness.pattern;

/**
 * Where a word says that it belongs.
 *
 * @param offset in the target, in bytes, a multiple of 8
 * @param generation of the write that made it
 */
public record Origin(long offset, int generation) {}
