package plumbline.bindings.mem;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.OptionalLong;
import plumbline.bindings.generated.Uapi;

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

    /** How long each band is. */
    public static final long GUARD_BYTES = Mapping.PAGE_BYTES;

    /** What an intact band looks like, to compare with at memory speed. */
    private static final MemorySegment INTACT =
            Arena.global().allocate(Mapping.PAGE_BYTES).fill(GUARD).asReadOnly();

    private final Mapping mapping;
    private final long bodyAt;
    private final MemorySegment before;
    private final MemorySegment body;
    private final MemorySegment after;

    private AlignedBuffer(Mapping mapping, long bodyAt, long bodyBytes) {
        this.mapping = mapping;
        this.bodyAt = bodyAt;
        this.before = mapping.segment().asSlice(bodyAt - GUARD_BYTES, GUARD_BYTES);
        this.body = mapping.segment().asSlice(bodyAt, bodyBytes);
        this.after = mapping.segment().asSlice(bodyAt + bodyBytes, GUARD_BYTES);
    }

    /** What the processor lets anyone, the kernel on our behalf included, do with pages. */
    public enum Access {
        READ_WRITE(Uapi.PROT_READ() | Uapi.PROT_WRITE()),
        READ_ONLY(Uapi.PROT_READ()),
        /** To the kernel the same as not mapped at all; to this JVM, whose touch would end it, not to be touched. */
        NONE(Uapi.PROT_NONE());

        private final int protection;

        Access(int protection) {
            this.protection = protection;
        }
    }

    /**
     * A buffer of small pages with bands of one page.
     *
     * @param lengthBytes what the body holds at least; rounded up to whole pages
     * @throws IllegalArgumentException when it is not positive
     */
    public static AlignedBuffer ofAtLeast(long lengthBytes) {
        return ofAtLeast(lengthBytes, Backing.ANONYMOUS);
    }

    /**
     * A buffer with bands of one page.
     *
     * @param lengthBytes what the body holds at least; rounded up to the backing's granule
     * @throws IllegalArgumentException when it is not positive
     * @throws plumbline.bindings.sys.SyscallException when the machine has no such memory
     */
    public static AlignedBuffer ofAtLeast(long lengthBytes, Backing backing) {
        if (lengthBytes <= 0) {
            throw new IllegalArgumentException("a buffer's length must be positive: lengthBytes=" + lengthBytes);
        }
        long granule = backing.granuleBytes();
        long bodyBytes = (lengthBytes + granule - 1) & -granule;
        long slackBytes = granule - Mapping.PAGE_BYTES;
        Mapping mapping = Mapping.reserved(bodyBytes + slackBytes + 2 * GUARD_BYTES);
        try {
            long address = (mapping.address() + GUARD_BYTES + granule - 1) & -granule;
            backing.layOver(address, bodyBytes);
            AlignedBuffer buffer = new AlignedBuffer(mapping, address - mapping.address(), bodyBytes);
            buffer.body.fill((byte) 0);
            buffer.restoreGuards();
            return buffer;
        } catch (RuntimeException refused) {
            mapping.close();
            throw refused;
        }
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
        return mapping.segment().get(ValueLayout.JAVA_BYTE, bodyAt + distance);
    }

    /**
     * Changes the access to whole pages of the body; their content stays.
     *
     * @param from a multiple of a page
     * @param lengthBytes a multiple of a page
     */
    public void protect(long from, long lengthBytes, Access access) {
        Overlay.protect(body.asSlice(from, lengthBytes).address(), lengthBytes, access.protection);
    }

    @Override
    public void close() {
        mapping.close();
    }
}
