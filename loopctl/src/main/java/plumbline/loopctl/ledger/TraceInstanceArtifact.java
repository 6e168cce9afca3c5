package plumbline.loopctl.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An instance of tracefs that we made, recognised by its name, which is ours alone. It goes when nobody holds one of its
 * files open.
 *
 * @param folder the instance's, absolute
 */
public record TraceInstanceArtifact(Path folder) implements Artifact {
    @Override
    public String describe() {
        return "trace instance " + folder;
    }

    @Override
    public Undone undo() {
        if (!Files.exists(folder)) {
            return Undone.NOTHING_THERE;
        }
        return Retry.until(this::isGone) ? Undone.REMOVED : Undone.STUCK;
    }

    private boolean isGone() {
        try {
            // The folder is full of files, and rmdir(2) of it takes them along.
            Files.deleteIfExists(folder);
            return true;
        } catch (IOException busy) {
            return !Files.exists(folder);
        }
    }
}
