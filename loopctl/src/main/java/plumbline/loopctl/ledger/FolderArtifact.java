package plumbline.loopctl.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.MountTable;

/**
 * A folder that we made. It goes only once it is empty: what was put in it has entries of its own.
 *
 * @param path absolute
 */
public record FolderArtifact(Path path) implements Artifact {
    private static final int MOST_NAMES = 5;

    @Override
    public String describe() {
        return "folder " + path;
    }

    @Override
    public Undone undo() {
        try {
            return Files.deleteIfExists(path) ? Undone.REMOVED : Undone.NOTHING_THERE;
        } catch (IOException refused) {
            return Undone.STUCK;
        }
    }

    /** Nobody can tell whose it is that lies in it: it is named, and left. */
    @Override
    public Optional<String> hindrance() {
        if (MountTable.of(Host.live()).mounts().stream()
                .anyMatch(mount -> mount.target().equals(path))) {
            return Optional.of("something is mounted on it");
        }
        try (Stream<Path> files = Files.list(path)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .sorted()
                    .limit(MOST_NAMES + 1)
                    .toList();
            return names.isEmpty() ? Optional.empty() : Optional.of("it is not empty: " + joined(names));
        } catch (IOException refused) {
            return Optional.of(refused.toString());
        }
    }

    private static String joined(List<String> names) {
        return names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMES ? ", …" : "");
    }
}
