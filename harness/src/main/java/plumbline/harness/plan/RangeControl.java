package plumbline.harness.plan;

/** A range of a device that is given back, or made zeros, in bytes. */
public record RangeControl(Way way, long offset, long lengthBytes) implements Control {
    /** What <linux/fs.h> counts these ranges in. */
    public static final long SECTOR_BYTES = 512;

    /** The ioctl(2); the one that promises more stands first. */
    public enum Way {
        BLKZEROOUT,
        BLKDISCARD
    }

    /**
     * A range of whole sectors.
     *
     * @throws IllegalArgumentException when it is not
     */
    public RangeControl {
        if (offset < 0 || lengthBytes <= 0 || offset % SECTOR_BYTES != 0 || lengthBytes % SECTOR_BYTES != 0) {
            throw new IllegalArgumentException("a range is made of whole sectors of " + SECTOR_BYTES + " bytes: offset="
                    + offset + ", lengthBytes=" + lengthBytes);
        }
        if (offset > Long.MAX_VALUE - lengthBytes) {
            throw new IllegalArgumentException(
                    "a range ends below 2^63: offset=" + offset + ", lengthBytes=" + lengthBytes);
        }
    }

    /** The first byte behind it. */
    public long endOffset() {
        return offset + lengthBytes;
    }

    /** {@code BLKDISCARD of 512@4096}. */
    @Override
    public String toString() {
        return way + " of " + lengthBytes + "@" + offset;
    }
}
