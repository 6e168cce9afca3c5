package plumbline.harness.file;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import plumbline.harness.engine.EngineSpec;

/**
 * One operation on a file.
 *
 * @param offset its first byte; of a truncation, 0
 * @param length in bytes; of a truncation, the new size
 * @param destination the first byte of the second range, where there is one
 * @param engine how the bytes of a read or write call go
 */
public record FileOp(OpKind kind, long offset, long length, long destination, Set<OpFlag> flags, EngineSpec engine) {

    /** An operation on one range. */
    public static FileOp of(OpKind kind, long offset, long length, EngineSpec engine) {
        return new FileOp(kind, offset, length, 0, EnumSet.noneOf(OpFlag.class), engine);
    }

    /** The same operation on other ranges. */
    public FileOp at(long newOffset, long newLength, long newDestination) {
        return new FileOp(kind, newOffset, newLength, newDestination, flags, engine);
    }

    /** The same operation, done with other flags. */
    public FileOp with(Set<OpFlag> others) {
        return new FileOp(kind, offset, length, destination, others, engine);
    }

    /** The same operation, done with one more flag. */
    public FileOp with(OpFlag flag) {
        EnumSet<OpFlag> more = EnumSet.of(flag);
        more.addAll(flags);
        return with(more);
    }

    /** The same operation by another engine. */
    public FileOp through(EngineSpec other) {
        return new FileOp(kind, offset, length, destination, flags, other);
    }

    public boolean has(OpFlag flag) {
        return flags.contains(flag);
    }

    /** The byte behind the range. */
    public long end() {
        return offset + length;
    }

    /** Whether a file of so many bytes has what it asks for; where not, the kernel refuses it. */
    boolean fits(long sizeBytes) {
        return switch (kind) {
            case COLLAPSE_RANGE -> end() < sizeBytes;
            case INSERT_RANGE -> offset < sizeBytes;
            case CLONE_RANGE, COPY_RANGE -> end() <= sizeBytes;
            case DEDUPE_RANGE, EXCHANGE_RANGE -> Math.max(end(), destination + length) <= sizeBytes;
            case MAPREAD -> length > 0 && offset < sizeBytes;
            case READ,
                    READ_DONTCACHE,
                    WRITE,
                    WRITE_DONTCACHE,
                    WRITE_ATOMIC,
                    MAPWRITE,
                    FALLOCATE,
                    PUNCH_HOLE,
                    ZERO_RANGE -> length > 0;
            case TRUNCATE, FSYNC -> true;
        };
    }

    /** How large a file of so many bytes is behind it. */
    public long sizeAfter(long sizeBytes) {
        return switch (kind) {
            case READ, READ_DONTCACHE, MAPREAD, PUNCH_HOLE, DEDUPE_RANGE, EXCHANGE_RANGE, FSYNC -> sizeBytes;
            case WRITE, WRITE_DONTCACHE, WRITE_ATOMIC, MAPWRITE -> Math.max(sizeBytes, end());
            case FALLOCATE, ZERO_RANGE -> has(OpFlag.KEEP_SIZE) ? sizeBytes : Math.max(sizeBytes, end());
            case TRUNCATE -> length;
            case COLLAPSE_RANGE -> sizeBytes - length;
            case INSERT_RANGE -> sizeBytes + length;
            case CLONE_RANGE, COPY_RANGE -> Math.max(sizeBytes, destination + length);
        };
    }

    /** Where it gives bytes another content than they had there; what a new size brings comes besides. */
    List<Ranges.Range> changes() {
        Ranges.Range range = new Ranges.Range(offset, end());
        Ranges.Range second = new Ranges.Range(destination, destination + length);
        return switch (kind) {
            case READ, READ_DONTCACHE, MAPREAD, TRUNCATE, FALLOCATE, COLLAPSE_RANGE, DEDUPE_RANGE, FSYNC -> List.of();
            case WRITE, WRITE_DONTCACHE, WRITE_ATOMIC, MAPWRITE, PUNCH_HOLE, ZERO_RANGE, INSERT_RANGE -> List.of(range);
            case CLONE_RANGE, COPY_RANGE -> List.of(second);
            case EXCHANGE_RANGE -> List.of(range, second);
        };
    }

    /** {@code write 0x1000..0x17ff (2048 bytes) by uring-fixed}. */
    @Override
    public String toString() {
        String text = kind.word();
        if (kind == OpKind.TRUNCATE) {
            return text + String.format(Locale.ROOT, " to 0x%x", length);
        }
        if (kind == OpKind.FSYNC) {
            return text;
        }
        text += String.format(Locale.ROOT, " 0x%x..0x%x (%d bytes)", offset, end() - 1, length);
        if (kind.hasDestination()) {
            text += String.format(Locale.ROOT, " to 0x%x", destination);
        }
        return kind.isTransfer() ? text + " by " + engine : text;
    }
}
