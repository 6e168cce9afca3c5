package plumbline.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where results go. */
final class OutputFolders {
    private OutputFolders() {}

    /** The folder that was named, made where it is missing; else a new one among the temporary ones. */
    static Path of(@Nullable Path named, String prefix) {
        try {
            return named == null
                    ? Files.createTempDirectory(prefix)
                    : Files.createDirectories(named).toAbsolutePath();
        } catch (IOException refused) {
            throw new UncheckedIOException("results cannot be written to " + named, refused);
        }
    }
}
