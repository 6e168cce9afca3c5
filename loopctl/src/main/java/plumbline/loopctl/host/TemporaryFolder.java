package plumbline.loopctl.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone, with all that is in it, once it is closed. */
public final class TemporaryFolder implements AutoCloseable {
    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /**
     * Among the temporary ones.
     *
     * @throws UncheckedIOException when it cannot be made
     */
    public static TemporaryFolder make(String prefix) {
        return in(Path.of(System.getProperty("java.io.tmpdir")), prefix);
    }

    /** The same in another folder. */
    public static TemporaryFolder in(Path parent, String prefix) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(parent, prefix));
        } catch (IOException refused) {
            throw new UncheckedIOException("no folder can be made in " + parent, refused);
        }
    }

    public Path path() {
        return path;
    }

    /**
     * @throws UncheckedIOException when something in it cannot be removed
     */
    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path one : deepestFirst) {
                Files.deleteIfExists(one);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("the folder cannot be removed: " + path, refused);
        }
    }
}
