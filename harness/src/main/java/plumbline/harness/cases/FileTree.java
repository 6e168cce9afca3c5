package plumbline.harness.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.check.FindingKind;
import plumbline.harness.verdict.Finding;

/** Folders and files of random content, which a seed gives again. */
final class FileTree implements AutoCloseable {
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
        try (tree) {
            exercise.besideRequests("a tree of files in " + root);
            exercise.moved(FILES, tree.write());
            tree.compare(exercise, "as it was written");
            FileCases.check(exercise);
            tree.compare(exercise, "behind a remount");
        } catch (IOException refused) {
            throw new UncheckedIOException("the tree cannot be written or read: " + root, refused);
        }
    }

    /** Shuts the file system down in the middle of everything: what was synced before is there behind its recovery. */
    static void recover(Exercise exercise) {
        Path target = exercise.stack().target().path();
        FileTree synced = new FileTree(
                target.resolveSibling("synced"), exercise.recipe().random().nextLong());
        FileTree unsynced = new FileTree(
                target.resolveSibling("unsynced"), exercise.recipe().random().nextLong());
        try (synced;
                unsynced) {
            exercise.besideRequests("a tree of files in " + synced.root + ", synced, and one that is not");
            exercise.moved(FILES, synced.write());
            synced.sync();
            exercise.moved(FILES, unsynced.write());
            FileCases.shutDown(exercise);
            synced.compare(exercise, "behind the recovery of its file system");
            FileCases.check(exercise);
        } catch (IOException refused) {
            throw new UncheckedIOException("the trees cannot be written or read beside " + target, refused);
        }
    }

    /** fsync(2) of each file and folder. */
    private void sync() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : Stream.concat(all, Stream.of(root.getParent())).toList()) {
                try (Fd fd = Fd.open(path, OpenFlag.O_RDONLY)) {
                    SyscallException.check("fsync", path.toString(), FileCalls.fsync(fd));
                }
            }
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

    /** Deletes it. */
    @Override
    public void close() throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
