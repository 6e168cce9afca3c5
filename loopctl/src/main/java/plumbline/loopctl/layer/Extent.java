package plumbline.loopctl.layer;

/**
 * A piece of a layer's range and where it lies below.
 *
 * @param offset where the piece begins in the layer, in bytes
 * @param member which of the layer's inputs holds it, counted from 0
 * @param memberOffset where it begins there
 * @param lengthBytes its length, the same in both
 */
public record Extent(long offset, int member, long memberOffset, long lengthBytes) {}
