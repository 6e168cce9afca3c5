package plumbline.loopctl.fuse;

import java.util.Optional;
import plumbline.bindings.fuse.FuseMessage;
import plumbline.bindings.fuse.FuseMessage.Attributes;
import plumbline.bindings.fuse.FuseOpcode;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;

/** Serves a folder with one file in it, until it is unmounted. Several threads may serve the same channel. */
public final class FileServer {
    /** The name of the file in its folder. */
    public static final String FILE_NAME = "file";

    private static final long ROOT = 1;
    private static final long FILE = 2;
    private static final int FOLDER_MODE = 0040700;
    private static final int FILE_MODE = 0100600;

    private final Fd channel;
    private final Backing backing;
    private final int initFlags;
    private final int openFlags;

    /**
     * A server.
     *
     * @param channel /dev/fuse, mounted
     * @param initFlags FUSE_INIT bits to ask for
     * @param openFlags FOPEN bits that each open gets
     */
    public FileServer(Fd channel, Backing backing, int initFlags, int openFlags) {
        this.channel = channel;
        this.backing = backing;
        this.initFlags = initFlags;
        this.openFlags = openFlags;
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
            case OPEN -> message.replyOpened(openFlags);
            case OPENDIR -> message.replyOpened(0);
            case READ -> read(message);
            case WRITE -> write(message);
            case FSYNC -> done(message, backing.flush());
            case STATFS -> message.replyStatfs(backing.sizeBytes());
            case RELEASE, RELEASEDIR, FLUSH, DESTROY -> message.replyDone();
            case FORGET, BATCH_FORGET, INTERRUPT -> {}
            case FALLOCATE -> message.replyError(Errno.EOPNOTSUPP);
        }
    }

    private void lookup(FuseMessage message) {
        if (message.inode() == ROOT && message.name().equals(FILE_NAME)) {
            message.replyEntry(attributes(FILE));
        } else {
            message.replyError(Errno.ENOENT);
        }
    }

    private Attributes attributes(long inode) {
        return inode == FILE
                ? new Attributes(FILE, FILE_MODE, backing.sizeBytes())
                : new Attributes(ROOT, FOLDER_MODE, 0);
    }

    private void resize(FuseMessage message) {
        long result = message.newSize() < 0 ? 0 : backing.resize(message.newSize());
        if (result < 0) {
            done(message, result);
        } else {
            message.replyAttributes(attributes(message.inode()));
        }
    }

    private void read(FuseMessage message) {
        long result = backing.read(message.answerAddress(), message.readBytes(), message.readOffset());
        if (result < 0) {
            done(message, result);
        } else {
            message.replyData((int) result);
        }
    }

    private void write(FuseMessage message) {
        long result = backing.write(message.writeAddress(), message.writeBytes(), message.writeOffset());
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
