package plumbline.loopctl.stack;

/**
 * Where a piece of the target lies on one layer of its stack.
 *
 * @param targetOffset where the piece begins in the target, in bytes
 * @param level the number of the layer in {@link Stack#levels()}
 * @param offset where it begins there
 * @param lengthBytes its length, the same in both
 */
public record Placement(long targetOffset, int level, long offset, long lengthBytes) {}
