package plumbline.harness.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import plumbline.loopctl.host.GivenFile;

/** Recordings in files. */
public final class RecordingFile {
    private static final long MOST_BYTES = 256 << 20;

    private RecordingFile() {}

    /**
     * Reads a whole recording.
     *
     * @throws IllegalArgumentException when it is none; the message has the line
     */
    public static Recording read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "a recording has at most " + MOST_BYTES + " bytes: " + file + " has " + Files.size(file));
            }
            return RecordingText.parse(file.toString(), Files.readAllLines(file));
        } catch (CharacterCodingException binary) {
            throw new IllegalArgumentException(file + ", line 1: this is no recording: it is no text", binary);
        } catch (IOException refused) {
            throw GivenFile.unreadable("the recording", file, refused);
        }
    }

    /** Writes a recording; whoever reads the file meanwhile sees the old one or the new one. */
    public static void write(Path file, Recording recording) {
        try {
            Path whole = Files.write(file.resolveSibling(file.getFileName() + ".new"), RecordingText.lines(recording));
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw new UncheckedIOException("the recording cannot be written: " + file, refused);
        }
    }

    /** The file beside a recording that has its minimal form: {@code a.jsonl} gives {@code a.min.jsonl}. */
    public static Path minimal(Path file) {
        String name =
                Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("recording");
        return file.resolveSibling(name.replaceFirst("(\\.min)?\\.jsonl$", "") + ".min.jsonl");
    }
}
