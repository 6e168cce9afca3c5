package plumbline.bindings.mem;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.OptionalLong;

/**
 * Pages for I/O with a guard band on either side, all of them ours alone.
 *
 * <pre>
 *   | guard band | body: whole pages                                    | guard band |
 *                ^ address(), page-aligned; segments start at any byte of the body
 * </pre>
 *
 * The bands hold one byte value; whatever else is found there, an I/O wrote outside its buffer. One thread at a time
 * fills and checks; the kernel may write the body meanwhile. Closed by its owner once no I/O can touch it.
 */
public final class AlignedBuffer implements AutoCloseable {
    /** What each byte of a guard band holds. */
    public static final byte GUARD = (byte) 0xE7;

    /** What an intact band looks like, to compare with at memory speed. */
    private static final MemorySegment INTACT =
            Arena.global().allocate(Mapping.PAGE_BYTES).fill(GUARD).asReadOnly();

    private final Mapping mapping;
    private final MemorySegment before;
    private final MemorySegment body;
    private final MemorySegment after;

    private AlignedBuffer(Mapping mapping, long bodyBytes, long guardBytes) {
        this.mapping = mapping;
        this.before = mapping.segment().asSlice(0, guardBytes);
        this.body = mapping.segment().asSlice(guardBytes, bodyBytes);
        this.after = mapping.segment().asSlice(guardBytes + bodyBytes, guardBytes);
    }

    /**
     * A buffer with bands of one page.
     *
     * @param lengthBytes what the body holds at least; rounded up to whole pages
     * @throws IllegalArgumentException when it is not positive
     */
    public static AlignedBuffer ofAtLeast(long lengthBytes) {
        if (lengthBytes <= 0) {
            throw new IllegalArgumentException("a buffer's length must be positive: lengthBytes=" + lengthBytes);
        }
        long guardBytes = Mapping.PAGE_BYTES;
        long bodyBytes = Mapping.pagesUp(lengthBytes);
        AlignedBuffer buffer = new AlignedBuffer(Mapping.anonymous(bodyBytes + 2 * guardBytes), bodyBytes, guardBytes);
        buffer.restoreGuards();
        return buffer;
    }

    /** The page-aligned address of the body. */
    public long address() {
        return body.address();
    }

    public MemorySegment body() {
        return body;
    }

    public long bodyBytes() {
        return body.byteSize();
    }

    /** Writes both bands anew. */
    public void restoreGuards() {
        before.fill(GUARD);
        after.fill(GUARD);
    }

    /**
     * Looks for the first byte that changed in either band.
     *
     * @return its distance from the body's address: negative before the body, at least {@link #bodyBytes()} behind it;
     *     empty while both are intact
     */
    public OptionalLong firstDamage() {
        long at = before.mismatch(INTACT);
        if (at >= 0) {
            return OptionalLong.of(at - before.byteSize());
        }
        at = after.mismatch(INTACT);
        return at >= 0 ? OptionalLong.of(body.byteSize() + at) : OptionalLong.empty();
    }

    /** A byte of the body or of a band, by its distance from the body's address. */
    public byte at(long distance) {
        return mapping.segment().get(ValueLayout.JAVA_BYTE, before.byteSize() + distance);
    }

    @Override
    public void close() {
        mapping.close();
    }
}
