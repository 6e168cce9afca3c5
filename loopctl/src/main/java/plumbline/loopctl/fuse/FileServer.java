package plumbline.loopctl.fuse;

import java.util.Optional;
import plumbline.bindings.fuse.FuseFlags;
import plumbline.bindings.fuse.FuseMessage;
import plumbline.bindings.fuse.FuseMessage.Attributes;
import plumbline.bindings.fuse.FuseOpcode;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;

/**
 * Serves a folder with two files in it, until it is unmounted: the file, and the one by which the server is controlled.
 * Several threads may serve the same channel.
 */
public final class FileServer {
    /** The name of the file that takes commands, {@link Control}. */
    public static final String CONTROL_NAME = "control";

    private static final long ROOT = 1;
    private static final long FILE = 2;
    private static final long CONTROL = 3;
    private static final int FOLDER_MODE = 0040700;
    private static final int FILE_MODE = 0100600;

    private final Fd channel;
    private final Served file;
    private final Backing control;
    private final int initFlags;

    /**
     * The file.
     *
     * @param openFlags FOPEN bits that each open of it gets
     */
    public record Served(String name, Backing content, int openFlags) {}

    /**
     * A server.
     *
     * @param channel /dev/fuse, mounted
     * @param control what is written to it are commands
     * @param initFlags FUSE_INIT bits to ask for
     */
    public FileServer(Fd channel, Served file, Backing control, int initFlags) {
        this.channel = channel;
        this.file = file;
        this.control = control;
        this.initFlags = initFlags;
    }

    /** Serves on the calling thread. */
    public void serve() {
        try (FuseMessage message = new FuseMessage(channel)) {
            while (true) {
                long received = message.receive();
                if (received == Errno.ENODEV.asResult() || received == Errno.EBADF.asResult()) {
                    return;
                }
                if (received > 0) {
                    answer(message);
                }
            }
        }
    }

    private void answer(FuseMessage message) {
        Optional<FuseOpcode> opcode = message.opcode();
        if (opcode.isEmpty()) {
            message.replyError(Errno.ENOSYS);
            return;
        }
        switch (opcode.get()) {
            case INIT -> message.replyInit(initFlags);
            case LOOKUP -> lookup(message);
            case GETATTR -> message.replyAttributes(attributes(message.inode()));
            case SETATTR -> resize(message);
            case OPEN -> message.replyOpened(message.inode() == FILE ? file.openFlags() : FuseFlags.OPEN_DIRECT_IO);
            case OPENDIR -> message.replyOpened(0);
            case READ -> read(message);
            case WRITE -> write(message);
            case FSYNC -> done(message, backing(message).flush());
            case STATFS -> message.replyStatfs(file.content().sizeBytes());
            case RELEASE, RELEASEDIR, FLUSH, DESTROY -> message.replyDone();
            case FORGET, BATCH_FORGET, INTERRUPT -> {}
            case FALLOCATE -> message.replyError(Errno.EOPNOTSUPP);
        }
    }

    private void lookup(FuseMessage message) {
        String name = message.inode() == ROOT ? message.name() : "";
        if (name.equals(file.name())) {
            message.replyEntry(attributes(FILE));
        } else if (name.equals(CONTROL_NAME)) {
            message.replyEntry(attributes(CONTROL));
        } else {
            message.replyError(Errno.ENOENT);
        }
    }

    private Attributes attributes(long inode) {
        return inode == ROOT
                ? new Attributes(ROOT, FOLDER_MODE, 0)
                : new Attributes(inode, FILE_MODE, backing(inode).sizeBytes());
    }

    private Backing backing(FuseMessage message) {
        return backing(message.inode());
    }

    private Backing backing(long inode) {
        return inode == CONTROL ? control : file.content();
    }

    private void resize(FuseMessage message) {
        long result = message.newSize() < 0 ? 0 : backing(message).resize(message.newSize());
        if (result < 0) {
            done(message, result);
        } else {
            message.replyAttributes(attributes(message.inode()));
        }
    }

    private void read(FuseMessage message) {
        long result = backing(message).read(message.answerData(message.readBytes()), message.readOffset());
        if (result == Backing.NO_ANSWER) {
            return;
        }
        if (result < 0) {
            done(message, result);
        } else {
            message.replyData((int) result);
        }
    }

    private void write(FuseMessage message) {
        long result = backing(message).write(message.writeData(), message.writeOffset());
        if (result == Backing.NO_ANSWER) {
            return;
        }
        if (result < 0) {
            done(message, result);
        } else {
            message.replyWritten((int) result);
        }
    }

    private static void done(FuseMessage message, long result) {
        if (result < 0) {
            message.replyError(Errno.ofResult(result).orElse(Errno.EIO));
        } else {
            message.replyDone();
        }
    }
}
