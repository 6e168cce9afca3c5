package plumbline.harness.plan;

/**
 * One I/O's geometry.
 *
 * @param offset in the target, in bytes
 * @param segments where in memory
 */
public record Shape(Direction direction, long offset, Segments segments) {
    public Shape {
        if (offset < 0) {
            throw new IllegalArgumentException("an offset must not be negative: offset=" + offset);
        }
    }

    public static Shape read(long offset, Segments segments) {
        return new Shape(Direction.READ, offset, segments);
    }

    public static Shape write(long offset, Segments segments) {
        return new Shape(Direction.WRITE, offset, segments);
    }

    public long lengthBytes() {
        return segments.totalBytes();
    }

    @Override
    public String toString() {
        return direction.word() + " " + lengthBytes() + "@" + offset + " [" + segments + "]";
    }
}
