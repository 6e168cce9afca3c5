package plumbline.loopctl.fuse;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    /** What the file was asked so far, {@link CountingBacking#counts}. */
    public String counts() {
        try {
            return Files.readString(folder.resolve(FileServer.CONTROL_NAME));
        } catch (IOException refused) {
            throw new UncheckedIOException("the server of " + folder + " does not tell what it was asked", refused);
        }
    }

    /** The lies that were told so far. */
    public List<Plant> plants() {
        return since(0).plants();
    }

    /**
     * Some lies, and how far the log was read for them.
     *
     * @param logBytes where the next begins
     */
    public record Told(List<Plant> plants, long logBytes) {}

    /** The lies that were told behind a place in the log. */
    public Told since(long logBytes) {
        Path log = logOf(folder);
        if (!Files.exists(log)) {
            return new Told(List.of(), 0);
        }
        try (RandomAccessFile in = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) (in.length() - logBytes)];
            in.seek(logBytes);
            in.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            return new Told(Plant.ofLog(whole), logBytes + whole.length());
        } catch (IOException refused) {
            throw new UncheckedIOException("the log of lies cannot be read: " + log, refused);
        }
    }
}
