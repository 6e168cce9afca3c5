package plumbline.harness.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import plumbline.harness.check.FindingKind;
import plumbline.harness.verdict.Finding;

/** Folders and files of random content, which a seed gives again. */
final class FileTree {
    private static final int FOLDERS = 8;
    private static final int FILES = 120;
    private static final int MOST_BYTES = 100_000;

    private final Path root;
    private final long seed;

    private FileTree(Path root, long seed) {
        this.root = root;
        this.seed = seed;
    }

    static void exercise(Exercise exercise) {
        Path root = exercise.stack().target().path().resolveSibling("tree");
        FileTree tree = new FileTree(root, exercise.recipe().random().nextLong());
        try {
            exercise.step("a tree of files in " + root);
            exercise.moved(FILES, tree.write());
            tree.compare(exercise, "as it was written");
            FileCases.check(exercise);
            tree.compare(exercise, "behind a remount");
            tree.delete();
        } catch (IOException refused) {
            throw new UncheckedIOException("the tree cannot be written or read: " + root, refused);
        }
    }

    private long write() throws IOException {
        long bytes = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] content = content(i);
            Files.createDirectories(path(i).getParent());
            Files.write(path(i), content);
            bytes += content.length;
        }
        return bytes;
    }

    private void compare(Exercise exercise, String when) throws IOException {
        for (int i = 0; i < FILES; i++) {
            int different = Arrays.mismatch(content(i), Files.readAllBytes(path(i)));
            if (different >= 0) {
                exercise.found(Finding.of(
                        FindingKind.WRONG_DATA,
                        root.relativize(path(i)) + ", " + content(i).length + " bytes long, is wrong from byte "
                                + different + " on, " + when));
            }
        }
    }

    private Path path(int number) {
        return root.resolve("folder " + number % FOLDERS).resolve("A file with a long name, number " + number);
    }

    private byte[] content(int number) {
        SplittableRandom random = new SplittableRandom(seed + number);
        byte[] bytes = new byte[random.nextInt(MOST_BYTES)];
        random.nextBytes(bytes);
        return bytes;
    }

    private void delete() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
