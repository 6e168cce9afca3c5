package plumbline.harness.plan;

/** A part of a target, in bytes. */
public record Extent(long offset, long lengthBytes) {
    /** The first byte behind it. */
    public long endOffset() {
        return offset + lengthBytes;
    }

    /** One of {@code count} equal parts, in whole blocks. */
    public Extent part(int index, int count, long blockBytes) {
        long each = lengthBytes / count / blockBytes * blockBytes;
        return new Extent(offset + index * each, each);
    }

    /** Its beginning. */
    public Extent first(long bytes) {
        return new Extent(offset, Math.min(bytes, lengthBytes));
    }

    /** {@code 512@4096}. */
    @Override
    public String toString() {
        return lengthBytes + "@" + offset;
    }
}
