package plumbline.loopctl.ledger;

import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Mounts;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.host.Attributes;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.MountTable;

/**
 * A FUSE file system that a server of ours has mounted. When it cannot be unmounted, its connection is aborted first:
 * requests that the server holds fail then, and their processes go on.
 *
 * @param target absolute, ours alone
 */
public record FuseMountArtifact(Path target) implements Artifact {
    private static final Logger LOG = LoggerFactory.getLogger(FuseMountArtifact.class);
    private static final Path CONTROL = Path.of("/sys/fs/fuse/connections");

    @Override
    public String describe() {
        return "fuse on " + target;
    }

    @Override
    public Undone undo() {
        Optional<MountTable.Mount> mount = mount();
        if (mount.isEmpty()) {
            return Undone.NOTHING_THERE;
        }
        if (Mounts.unmount(target) == 0) {
            return Undone.REMOVED;
        }
        if (Retry.until(() -> Mounts.unmount(target) == 0)) {
            return Undone.REMOVED;
        }
        abort(mount.get());
        return Retry.until(() -> Mounts.unmount(target) == 0) || Mounts.detach(target) == 0
                ? Undone.REMOVED
                : Undone.STUCK;
    }

    /** Requests that have no answer yet fail. */
    @Override
    public void release() {
        mount().ifPresent(FuseMountArtifact::abort);
    }

    private Optional<MountTable.Mount> mount() {
        return MountTable.of(Host.live()).mounts().stream()
                .filter(mount -> mount.target().equals(target) && mount.type().startsWith("fuse"))
                .findFirst();
    }

    /** Connections are named by the minor number of their device. */
    private static void abort(MountTable.Mount mount) {
        String minor = mount.device().substring(mount.device().indexOf(':') + 1);
        try {
            if (!Host.live().exists(CONTROL + "/" + minor)) {
                long mounted = Mounts.mount("fusectl", CONTROL, "fusectl", "");
                if (mounted != Errno.EBUSY.asResult()) {
                    SyscallException.check("mount of fusectl", CONTROL.toString(), mounted);
                }
            }
            Attributes.write(CONTROL.resolve(minor).resolve("abort"), "1");
        } catch (SyscallException refused) {
            LOG.debug("no fusectl: a lazy unmount is all that is left", refused);
        }
    }
}
