package plumbline.loopctl.ledger;

import java.nio.file.Path;
import plumbline.bindings.sys.Mounts;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.MountTable;

/**
 * A file system that we mounted, recognised by its mount point, which is ours alone, and its type. A mount in a namespace
 * that has died with its processes is not there any more.
 *
 * @param target absolute
 * @param type of the file system
 */
public record MountArtifact(Path target, String type) implements Artifact {
    @Override
    public String describe() {
        return type + " on " + target;
    }

    @Override
    public Undone undo() {
        if (!isMounted()) {
            return Undone.NOTHING_THERE;
        }
        return Retry.until(() -> Mounts.unmount(target) == 0 || !isMounted()) || Mounts.detach(target) == 0
                ? Undone.REMOVED
                : Undone.STUCK;
    }

    private boolean isMounted() {
        return MountTable.of(Host.live()).mounts().stream()
                .anyMatch(mount -> mount.target().equals(target) && mount.type().startsWith(type));
    }
}
