package plumbline.harness.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.layer.Permissions;

/** A target that was not there and was made for the run; it stays, unless nothing came of the run. */
public final class NewFile implements AutoCloseable {
    private final Path path;
    private boolean made;

    private NewFile(Path path, boolean made) {
        this.path = path;
        this.made = made;
    }

    /**
     * Makes the file if nothing is there.
     *
     * @throws IllegalArgumentException when nothing is there and no size is known
     */
    public static NewFile ifMissing(Path path, long sizeBytes) {
        if (Files.exists(path)) {
            return new NewFile(path, false);
        }
        if (sizeBytes <= 0) {
            throw new IllegalArgumentException(
                    "there is no such target; a file is made when it has a size: " + path + ", --size SIZE");
        }
        try (Fd fd = Fd.open(path, OpenFlag.O_RDWR, OpenFlag.O_CREAT)) {
            SyscallException.check("ftruncate", path.toString(), FileCalls.ftruncate(fd, sizeBytes));
            return new NewFile(path, true);
        }
    }

    /** What we made may be written without a word. */
    public Permissions permissions(Permissions given) {
        return made ? new Permissions(Permissions.Write.YES, given.destroy()) : given;
    }

    /** Whether there is a reason to keep it. */
    public void keepUnless(boolean useless) {
        made &= useless;
    }

    @Override
    public void close() {
        try {
            if (made) {
                Files.deleteIfExists(path);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("the file that was made cannot be removed: " + path, refused);
        }
    }
}
