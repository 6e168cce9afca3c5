package plumbline.loopctl.ledger;

import java.nio.file.Path;
import java.util.Optional;
import plumbline.bindings.block.MdIoctl;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.loopctl.host.Attributes;
import plumbline.loopctl.host.Host;

/**
 * An md array that we made, recognised by its name, which is random.
 *
 * @param name of its node in /dev
 */
public record MdArtifact(String name) implements Artifact {
    private static final Path LEGACY = Path.of("/sys/module/md_mod/parameters/legacy_async_del_gendisk");
    private static final int SOON = 15;

    @Override
    public String describe() {
        return "array /dev/" + name;
    }

    @Override
    public Undone undo() {
        if (!isThere()) {
            return Undone.NOTHING_THERE;
        }
        Retry.until(this::stop);
        return Retry.until(() -> !isThere(), SOON) || removeStopped() ? Undone.REMOVED : Undone.STUCK;
    }

    /**
     * From 6.17 on a named array that is stopped stays as an empty device while the module still removes disks the old,
     * asynchronous way; clearing it while it does not takes it away.
     */
    private boolean removeStopped() {
        Optional<String> before = Host.live().text(LEGACY.toString());
        if (before.isEmpty()) {
            return Retry.until(() -> !isThere());
        }
        Attributes.write(LEGACY, "N");
        try {
            Attributes.write(Path.of("/sys/block", name, "md/array_state"), "clear");
            return Retry.until(() -> !isThere());
        } finally {
            Attributes.write(LEGACY, before.get());
        }
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
