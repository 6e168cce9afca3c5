package plumbline.loopctl.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A regular file that we made in a folder of our own.
 *
 * @param path absolute; its name is random, so that no other file can have it
 */
public record FileArtifact(Path path) implements Artifact {
    @Override
    public String describe() {
        return "file " + path;
    }

    @Override
    public Undone undo() {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Undone.NOTHING_THERE;
        }
        try {
            Files.delete(path);
            return Undone.REMOVED;
        } catch (IOException refused) {
            return Undone.STUCK;
        }
    }
}
