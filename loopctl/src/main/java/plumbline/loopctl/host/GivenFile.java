package plumbline.loopctl.host;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that somebody named as input. */
public final class GivenFile {
    private GivenFile() {}

    /**
     * Bad input, in a sentence.
     *
     * @param what it was to be, as in "the recording"
     */
    public static IllegalArgumentException unreadable(String what, Path file, IOException refused) {
        return new IllegalArgumentException(what + " cannot be read: " + file + ": " + reason(file, refused), refused);
    }

    private static String reason(Path file, IOException refused) {
        if (refused instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (refused instanceof AccessDeniedException) {
            return "permission is denied";
        }
        if (refused instanceof CharacterCodingException) {
            return "it is no text";
        }
        return Files.isDirectory(file) ? "it is a directory" : String.valueOf(refused.getMessage());
    }
}
