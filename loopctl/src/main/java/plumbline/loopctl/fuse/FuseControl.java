package plumbline.loopctl.fuse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A file server as whoever uses its file sees it: it takes orders, and keeps a log of its lies. */
public final class FuseControl {
    private final Path folder;

    private FuseControl(Path folder) {
        this.folder = folder;
    }

    /** The server of a served file. */
    public static FuseControl ofFile(Path file) {
        return new FuseControl(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    /** Where the server of a folder logs its lies: beside the folder, so that the log outlives the mount. */
    public static Path logOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".lies");
    }

    /**
     * Has a command of {@link Control} done.
     *
     * @throws UncheckedIOException when the server refuses it
     */
    public void order(String command) {
        try {
            Files.writeString(folder.resolve(FileServer.CONTROL_NAME), command + "\n");
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    "the server of " + folder + " does not take this order: " + command, refused);
        }
    }

    /** The lies that were told so far. */
    public List<Plant> plants() {
        try {
            Path log = logOf(folder);
            return Files.exists(log) ? Plant.ofLog(Files.readString(log)) : List.of();
        } catch (IOException refused) {
            throw new UncheckedIOException("the log of lies cannot be read: " + logOf(folder), refused);
        }
    }
}
