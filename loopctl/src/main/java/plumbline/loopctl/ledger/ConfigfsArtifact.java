package plumbline.loopctl.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.host.Attributes;

/**
 * A configfs folder that we made, recognised by its name, which is random: a null_blk device.
 *
 * @param folder absolute
 */
public record ConfigfsArtifact(Path folder) implements Artifact {
    @Override
    public String describe() {
        return "configfs " + folder;
    }

    @Override
    public Undone undo() {
        if (!Files.isDirectory(folder)) {
            return Undone.NOTHING_THERE;
        }
        return Retry.until(this::remove) ? Undone.REMOVED : Undone.STUCK;
    }

    private boolean remove() {
        try {
            Attributes.write(folder.resolve("power"), "0");
            Files.delete(folder);
            return true;
        } catch (SyscallException | IOException inUse) {
            return false;
        }
    }
}
