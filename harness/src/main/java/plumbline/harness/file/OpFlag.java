package plumbline.harness.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an operation is done with; the words are those of fsx's files of operations. */
public enum OpFlag {
    KEEP_SIZE,
    /** The file is closed and opened again behind it. */
    CLOSE_OPEN,
    UNSHARE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OpFlag> ofWord(String word) {
        return Arrays.stream(values()).filter(flag -> flag.word().equals(word)).findFirst();
    }
}
