package plumbline.loopctl.ledger;

import java.nio.file.Path;
import plumbline.bindings.block.MdIoctl;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.loopctl.host.Host;

/**
 * An md array that we made, recognised by its name, which is random.
 *
 * @param name of its node in /dev
 */
public record MdArtifact(String name) implements Artifact {
    @Override
    public String describe() {
        return "array /dev/" + name;
    }

    @Override
    public Undone undo() {
        if (!isThere()) {
            return Undone.NOTHING_THERE;
        }
        return Retry.until(() -> stop() && !isThere()) ? Undone.REMOVED : Undone.STUCK;
    }

    private boolean isThere() {
        return Host.live().exists("/sys/block/" + name);
    }

    private boolean stop() {
        Path device = Path.of("/dev", name);
        long opened = Fd.tryOpen(device, OpenFlag.O_RDWR);
        if (opened < 0) {
            return opened == Errno.ENOENT.asResult() || opened == Errno.ENXIO.asResult();
        }
        try (Fd array = Fd.adopt((int) opened, device.toString())) {
            long result = MdIoctl.stop(array);
            return result == 0 || result == Errno.ENODEV.asResult() || result == Errno.ENXIO.asResult();
        }
    }
}
