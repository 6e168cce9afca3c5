package plumbline.harness.plan;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import plumbline.bindings.sys.RwFlag;

/**
 * One I/O's geometry, and how it is asked for.
 *
 * @param offset in the target, in bytes
 * @param segments where in memory
 * @param buffer what that memory is
 * @param flags of the request, where its engine takes any
 */
public record Shape(Direction direction, long offset, Segments segments, BufferKind buffer, Set<RwFlag> flags) {
    private static final Set<RwFlag> NONE = Collections.unmodifiableSet(EnumSet.noneOf(RwFlag.class));

    public Shape {
        if (offset < 0) {
            throw new IllegalArgumentException("an offset must not be negative: offset=" + offset);
        }
        flags = flags.isEmpty() ? NONE : Collections.unmodifiableSet(EnumSet.copyOf(flags));
    }

    /** A plain request: anonymous memory, no flags. */
    public Shape(Direction direction, long offset, Segments segments) {
        this(direction, offset, segments, BufferKind.ANONYMOUS, NONE);
    }

    public static Shape read(long offset, Segments segments) {
        return new Shape(Direction.READ, offset, segments);
    }

    public static Shape write(long offset, Segments segments) {
        return new Shape(Direction.WRITE, offset, segments);
    }

    public Shape withBuffer(BufferKind kind) {
        return new Shape(direction, offset, segments, kind, flags);
    }

    public Shape withFlags(Set<RwFlag> others) {
        return new Shape(direction, offset, segments, buffer, others);
    }

    /** The same place and memory, the other way. */
    public Shape withDirection(Direction other) {
        return new Shape(other, offset, segments, buffer, flags);
    }

    /** The same memory, for another place in the target. */
    public Shape at(long other) {
        return new Shape(direction, other, segments, buffer, flags);
    }

    /** What is left of it behind its first {@code skipBytes} bytes. */
    public Shape from(long skipBytes) {
        return new Shape(direction, offset + skipBytes, segments.from(skipBytes), buffer, flags);
    }

    /** The first {@code keepBytes} bytes of it. */
    public Shape upTo(long keepBytes) {
        return new Shape(direction, offset, segments.upTo(keepBytes), buffer, flags);
    }

    public long lengthBytes() {
        return segments.totalBytes();
    }

    /** Written out, as is the hash: those that a record has are linked when first used, and a short verb waits for that. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Shape(Direction way, long at, Segments memory, BufferKind kind, Set<RwFlag> asked)
                && direction == way
                && offset == at
                && buffer == kind
                && segments.equals(memory)
                && flags.equals(asked);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * Long.hashCode(offset) + segments.hashCode()) + direction.hashCode())
                + buffer.hashCode();
    }

    /** {@code write 4096@512 [3328@768+768@0] thp DSYNC}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                direction.word() + " " + lengthBytes() + "@" + offset + " [" + segments.brief() + "]");
        if (buffer != BufferKind.ANONYMOUS) {
            text.append(' ').append(buffer.word());
        }
        flags.forEach(flag -> text.append(' ').append(flag));
        return text.toString();
    }
}
