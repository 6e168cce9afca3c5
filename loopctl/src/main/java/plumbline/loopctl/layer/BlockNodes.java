package plumbline.loopctl.layer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import plumbline.bindings.block.BlockIoctl;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;

/** Block devices that have just come up. */
final class BlockNodes {
    private static final int TRIES = 200;

    private BlockNodes() {}

    /**
     * The node of a device, with the size that the kernel gives it.
     *
     * @throws SyscallException ENOENT when it does not come up within two seconds, ENXIO when its disk does not
     */
    static Node readWrite(Path device) {
        await(device);
        try (Fd fd = opened(device)) {
            return new Node(NodeKind.BLOCK, device, BlockIoctl.sizeBytes(fd), Node.Access.READ_WRITE);
        }
    }

    /** The node comes up a moment before its disk is live (device_add_disk). */
    private static Fd opened(Path device) {
        for (int i = 1; ; i++) {
            try {
                return Fd.open(device, OpenFlag.O_RDONLY);
            } catch (SyscallException refused) {
                if (!refused.is(Errno.ENXIO) || i == TRIES) {
                    throw refused;
                }
                pause();
            }
        }
    }

    /** Waits for devtmpfs to show a node. */
    static void await(Path device) {
        for (int i = 0; i < TRIES && !Files.exists(device); i++) {
            pause();
        }
        if (!Files.exists(device)) {
            throw new SyscallException(
                    "wait for the node", device.toString(), Errno.ENOENT.asResult(), "the kernel did not show it");
        }
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }

    static FileStatus.DeviceNumber number(Path device) {
        return FileStatus.of(device).special();
    }
}
