package plumbline.harness.file;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be done to a file; the words are those of fsx's files of operations. */
public enum OpKind {
    READ,
    READ_DONTCACHE,
    WRITE,
    WRITE_DONTCACHE,
    WRITE_ATOMIC,
    MAPREAD,
    MAPWRITE,
    TRUNCATE,
    FALLOCATE,
    PUNCH_HOLE,
    ZERO_RANGE,
    COLLAPSE_RANGE,
    INSERT_RANGE,
    CLONE_RANGE,
    DEDUPE_RANGE,
    COPY_RANGE,
    EXCHANGE_RANGE,
    FSYNC,
    /** Everything is written and leaves the page cache; fsx does not know it. */
    DROP_CACHES;

    private static final Set<OpKind> TRANSFERS = EnumSet.range(READ, WRITE_ATOMIC);

    /** The word in files and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is about two ranges. */
    public boolean hasDestination() {
        return switch (this) {
            case CLONE_RANGE, DEDUPE_RANGE, COPY_RANGE, EXCHANGE_RANGE -> true;
            case READ,
                    READ_DONTCACHE,
                    WRITE,
                    WRITE_DONTCACHE,
                    WRITE_ATOMIC,
                    MAPREAD,
                    MAPWRITE,
                    TRUNCATE,
                    FALLOCATE,
                    PUNCH_HOLE,
                    ZERO_RANGE,
                    COLLAPSE_RANGE,
                    INSERT_RANGE,
                    FSYNC,
                    DROP_CACHES -> false;
        };
    }

    /** Whether its bytes go through a read or write call, and so through an engine. */
    public boolean isTransfer() {
        return TRANSFERS.contains(this);
    }

    public static Optional<OpKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
