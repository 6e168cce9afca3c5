package plumbline.loopctl.ledger;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that we made. It goes only once it is empty: what was put in it has entries of its own.
 *
 * @param path absolute
 */
public record FolderArtifact(Path path) implements Artifact {
    @Override
    public String describe() {
        return "folder " + path;
    }

    @Override
    public Undone undo() {
        try {
            return Files.deleteIfExists(path) ? Undone.REMOVED : Undone.NOTHING_THERE;
        } catch (DirectoryNotEmptyException inUse) {
            return Undone.STUCK;
        } catch (IOException refused) {
            return Undone.STUCK;
        }
    }
}
