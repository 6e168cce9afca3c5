package plumbline.loopctl.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import plumbline.bindings.block.DmIoctl;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;

/**
 * A device-mapper device that we made, recognised by name and uuid.
 *
 * @param uuid begins with {@link #UUID_PREFIX}
 */
public record DmArtifact(String name, String uuid) implements Artifact {
    public static final String UUID_PREFIX = "PLUMBLINE-";

    /** Where the device-mapper is spoken to. */
    public static final Path CONTROL = Path.of("/dev/mapper/control");

    @Override
    public String describe() {
        return "device-mapper device " + name;
    }

    @Override
    public Undone undo() {
        if (!Files.exists(CONTROL)) {
            return Undone.NOTHING_THERE;
        }
        try (Fd control = Fd.open(CONTROL, OpenFlag.O_RDWR)) {
            if (!DmIoctl.uuid(control, name).equals(uuid)) {
                return Undone.NOTHING_THERE;
            }
            // A device that was left suspended would keep its openers waiting for ever.
            DmIoctl.resume(control, name);
            return Retry.until(() -> DmIoctl.remove(control, name) >= 0) ? Undone.REMOVED : Undone.STUCK;
        }
    }
}
