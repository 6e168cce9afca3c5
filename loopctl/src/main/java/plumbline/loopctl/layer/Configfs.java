package plumbline.loopctl.layer;

import java.nio.file.Path;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Mounts;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.MountTable;

/** The kernel's configfs, where the system keeps it. */
final class Configfs {
    private static final Path PLACE = Path.of("/sys/kernel/config");

    private Configfs() {}

    /** Mounts it where it is expected, unless it is there; it stays, as on any machine that uses it. */
    static void mount() {
        boolean there = MountTable.of(Host.live()).mounts().stream()
                .anyMatch(mount -> mount.target().equals(PLACE));
        if (!there) {
            long result = Mounts.mount("configfs", PLACE, "configfs", "");
            if (result != Errno.EBUSY.asResult()) {
                SyscallException.check("mount of configfs", PLACE.toString(), result);
            }
        }
    }
}
