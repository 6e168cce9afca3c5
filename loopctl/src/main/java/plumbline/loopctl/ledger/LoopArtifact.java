package plumbline.loopctl.ledger;

import java.nio.file.Path;
import java.util.Set;
import plumbline.bindings.block.LoopInfo;
import plumbline.bindings.block.LoopIoctl;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.host.Host;

/**
 * A loop device that we attached, recognised by the file name that we gave it. In the old order of ioctls there is a
 * moment when it has a backing file and no name yet, and over a file whose server is dead the kernel tells no name: then
 * the backing file must be the one that we meant.
 *
 * @param number N of /dev/loopN
 * @param name its lo_file_name, random
 * @param backing what it was to be attached to
 */
public record LoopArtifact(int number, String name, Path backing) implements Artifact {
    @Override
    public String describe() {
        return device() + " over " + backing;
    }

    private Path device() {
        return Path.of("/dev/loop" + number);
    }

    @Override
    public Undone undo() {
        if (!attached()) {
            return Undone.NOTHING_THERE;
        }
        // With other openers LOOP_CLR_FD only marks the device: it lets go when the last of them closes it.
        return Retry.until(this::clearedNow) ? Undone.REMOVED : Undone.STUCK;
    }

    private boolean clearedNow() {
        clear();
        return !attached();
    }

    private void clear() {
        try (Fd loop = Fd.open(device(), OpenFlag.O_RDONLY)) {
            LoopIoctl.clear(loop);
        }
    }

    private boolean attached() {
        try (Fd loop = Fd.open(device(), OpenFlag.O_RDONLY)) {
            return isOurs(LoopIoctl.status(loop));
        } catch (SyscallException refused) {
            if (refused.is(Errno.ENXIO) || refused.is(Errno.ENOENT)) {
                return false;
            }
            if (refused.is(Errno.ENOTCONN)) {
                return isOver(Set.of(backing.toString(), "/" + backing.getFileName()));
            }
            throw refused;
        }
    }

    private boolean isOurs(LoopInfo info) {
        if (!info.fileName().isEmpty()) {
            return info.fileName().equals(name);
        }
        return isOver(Set.of(backing.toString(), backing + " (deleted)"));
    }

    /** By what sysfs shows, which for a file in a mount that is gone is the path in that file system. */
    private boolean isOver(Set<String> files) {
        return Host.live()
                .text("/sys/block/loop" + number + "/loop/backing_file")
                .filter(files::contains)
                .isPresent();
    }
}
