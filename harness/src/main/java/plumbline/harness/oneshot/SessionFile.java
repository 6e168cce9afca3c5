package plumbline.harness.oneshot;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.bindings.block.BlockIoctl;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.OpenFlag;
import plumbline.harness.check.FindingKind;
import plumbline.harness.file.FileShadow;
import plumbline.harness.verdict.Finding;

/**
 * An open file and what it must hold. What was there before is not known, and so in doubt until it is written.
 */
final class SessionFile implements AutoCloseable {
    /** How much of a file is judged; beyond, commands are refused. */
    static final long MOST_BYTES = 1L << 36;

    private final Path path;
    private final Set<OpenFlag> flags;
    private final Fd fd;
    private final FileShadow shadow;
    private final FileStatus.Type type;

    /** What a file is, whatever its names. */
    record Inode(FileStatus.DeviceNumber device, long number) {}

    private SessionFile(Path path, Set<OpenFlag> flags, Fd fd, FileShadow shadow) {
        this.path = path;
        this.flags = flags;
        this.fd = fd;
        this.shadow = shadow;
        this.type = FileStatus.of(fd).type();
    }

    /**
     * Opens a file.
     *
     * @param shadows what is known of files; the session's
     * @throws plumbline.bindings.sys.SyscallException when the kernel refuses
     */
    static SessionFile open(Path path, Set<OpenFlag> flags, Map<Inode, FileShadow> shadows) {
        Fd fd = Fd.open(path, flags.toArray(OpenFlag[]::new));
        FileStatus status = FileStatus.of(fd);
        FileShadow shadow =
                shadows.computeIfAbsent(new Inode(status.device(), status.inode()), _ -> unknown(fd, status));
        if (flags.contains(OpenFlag.O_TRUNC)) {
            shadow.truncate(0);
        }
        return new SessionFile(path, EnumSet.copyOf(flags), fd, shadow);
    }

    private static FileShadow unknown(Fd fd, FileStatus status) {
        long sizeBytes = status.type() == FileStatus.Type.BLOCK ? BlockIoctl.sizeBytes(fd) : status.sizeBytes();
        FileShadow shadow = new FileShadow(MOST_BYTES);
        shadow.truncate(Math.min(sizeBytes, MOST_BYTES));
        shadow.doubt(0, sizeBytes);
        return shadow;
    }

    Path path() {
        return path;
    }

    Set<OpenFlag> flags() {
        return flags;
    }

    Fd fd() {
        return fd;
    }

    FileShadow shadow() {
        return shadow;
    }

    boolean isAppending() {
        return flags.contains(OpenFlag.O_APPEND);
    }

    /** Refuses a range that is beyond what is judged. */
    void demandJudged(long end) {
        if (end < 0 || end > MOST_BYTES) {
            throw new CommandException(
                    "only the first " + MOST_BYTES + " bytes of a file can be judged: " + path + ", end=" + end);
        }
    }

    /** What is wrong with the file's size, if anything is. */
    Optional<Finding> judgeSize() {
        if (type != FileStatus.Type.REGULAR) {
            return Optional.empty();
        }
        long actual = FileStatus.of(fd).sizeBytes();
        if (actual == shadow.sizeBytes() || actual > MOST_BYTES) {
            return Optional.empty();
        }
        String message = path + " must be " + shadow.sizeBytes() + " bytes long and is " + actual;
        shadow.truncate(actual);
        shadow.doubt(0, actual);
        return Optional.of(Finding.of(FindingKind.WRONG_DATA, message));
    }

    @Override
    public void close() {
        fd.close();
    }
}
