package plumbline.harness.file;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an operation is done with; the words are those of fsx's files of operations, as far as it knows them. */
public enum OpFlag {
    KEEP_SIZE,
    /** The file is closed and opened again behind it. */
    CLOSE_OPEN,
    UNSHARE,
    /** Behind it, fsync(2). */
    SYNCED,
    /** Behind it, everything is written and leaves the page cache. */
    DROP_CACHES,
    /** Of a mapped write: without msync(2). */
    UNSYNCED,
    /** It has a number, and was not done. */
    SKIPPED;

    private static final Set<OpFlag> OF_FSX = EnumSet.range(KEEP_SIZE, UNSHARE);

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether fsx reads the word behind an operation. */
    public boolean isOfFsx() {
        return OF_FSX.contains(this);
    }

    public static Optional<OpFlag> ofWord(String word) {
        return Arrays.stream(values()).filter(flag -> flag.word().equals(word)).findFirst();
    }
}
