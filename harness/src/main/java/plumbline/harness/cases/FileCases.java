package plumbline.harness.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import plumbline.bindings.block.XfsIoctl;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.file.FileContent;
import plumbline.harness.file.FileExerciser;
import plumbline.harness.file.FileRun;
import plumbline.harness.file.OpMix;
import plumbline.harness.file.OpSource;
import plumbline.harness.file.RandomOps;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.layer.AttachedLayer;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.stack.LayerSpec;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;

/** Files on file systems: every kind of operation, mappings, and what the file system's own checker says in the end. */
final class FileCases {
    private static final String XIP =
            "linux-ext4, 2014-01-30: on XIP a mapped write was not seen by the next read, unwritten extents never converted";
    private static final String UBD =
            "fc6b6a872dcd: ubd sent segments of a request twice; mkfs.vfat on 50 MB, ext4 on ubd";
    private static final Set<LayerKind> FILE_SYSTEMS = EnumSet.of(
            LayerKind.XFS, LayerKind.EXT4, LayerKind.BTRFS, LayerKind.VFAT, LayerKind.BCACHEFS, LayerKind.TMPFS);
    private static final long MOST_BYTES = 256 << 10;
    private static final int OPERATIONS_A_REQUEST = 20;

    private FileCases() {}

    static List<CaseSpec> all() {
        return List.of(
                of(
                        "file.operations",
                        "a file holds what was done to it, through whatever door and in whatever order",
                        FileCases::operations),
                of(
                                "file.mapped",
                                "what a mapping wrote is what the next read finds, whatever lay there before",
                                exercise -> sequence(
                                        exercise,
                                        MappedSequence.operations(
                                                exercise.recipe().contract())))
                        .forBug(XIP),
                of(
                                "file.tree",
                                "a tree of files is what was written, also once the file system was unmounted, checked and"
                                        + " mounted",
                                FileTree::exercise)
                        .forBug(UBD),
                of(
                                "file.recovery",
                                "what was synced is what it was once the file system was shut down with its log in use, and"
                                        + " recovered from it",
                                FileTree::recover)
                        .forBug(
                                "f8f9ee479439, linux-block 2019-08-20: log buffers that are not aligned to sectors, read"
                                        + " back by the recovery (with slub_debug=FZPU)"),
                of(
                        "file.fsck",
                        "behind everything that was done to it, the file system's own checker has nothing to say",
                        FileCases::check));
    }

    /** A case that chooses its engines itself. */
    private static CaseSpec of(String name, String why, Consumer<Exercise> steps) {
        return CaseSpec.procedure(name, why, FileCases::isFileOnFileSystem, steps)
                .withEngines(EngineSpec.of(EngineKind.PREAD)::equals);
    }

    private static boolean isFileOnFileSystem(StackSpec stack) {
        List<LayerSpec> layers = StackBuilder.layers(stack);
        return stack.gives() == NodeKind.FILE
                && layers.size() > 1
                && FILE_SYSTEMS.contains(layers.get(layers.size() - 2).kind());
    }

    private static void operations(Exercise exercise) {
        OpMix mix = OpMix.all(MOST_BYTES);
        long seed = exercise.recipe().random().nextLong();
        carryOut(
                exercise,
                new RandomOps(mix, seed),
                OPERATIONS_A_REQUEST * (long) exercise.recipe().scale().requests());
    }

    private static void sequence(Exercise exercise, OpSource operations) {
        carryOut(exercise, operations, Long.MAX_VALUE);
    }

    /** Carries operations out on a file of their own beside the target. */
    private static void carryOut(Exercise exercise, OpSource source, long operations) {
        Path file = exercise.stack().target().path().resolveSibling("operations");
        exercise.besideRequests("operations on " + file);
        try {
            Files.createFile(file);
            try (FileExerciser exerciser = new FileExerciser(file, OpMix.all(MOST_BYTES), FileContent.telling(1))) {
                Dax.demand(exercise.stack(), exerciser.status());
                FileRun.of(operations)
                        .stoppedBy(exercise::isStopped)
                        .tellingOf(_ -> exercise.moved(0, 0))
                        .carryOut(exerciser, source);
                tell(exercise, exerciser);
            } finally {
                Files.delete(file);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("the file for operations cannot be made: " + file, refused);
        }
    }

    private static void tell(Exercise exercise, FileExerciser exerciser) {
        exercise.moved(exerciser.log().count(), exerciser.transferredBytes());
        exerciser.findings().forEach(exercise::found);
        exerciser.missing().forEach(sentence -> exercise.note("missing", sentence));
        exerciser.stopped().ifPresent(why -> {
            throw new IllegalStateException(why);
        });
    }

    /** Has the file system's own checker look; what that complains of is a finding. */
    static void check(Exercise exercise) {
        Stack.Level level = fileSystem(exercise.stack());
        AttachedLayer layer = level.attached();
        exercise.besideRequests("the checker of " + level.layer());
        AttachedLayer.Check check = layer.check(() -> exercise.moved(0, 0))
                .orElseThrow(() -> new CaseSkippedException(level.layer().kind().word() + " has no checker here"));
        exercise.moved(1, 0);
        if (check.complains()) {
            exercise.found(Finding.of(FindingKind.WRONG_DATA, check.toString()));
        }
    }

    /**
     * Shuts the case's file system down as it is, and has it recover.
     *
     * @throws CaseSkippedException where it cannot be shut down
     */
    static void shutDown(Exercise exercise) {
        Stack.Level level = fileSystem(exercise.stack());
        Path root = level.attached().node().path();
        exercise.besideRequests("the shutdown of " + level.layer());
        try (Fd fd = Fd.open(root, OpenFlag.O_RDONLY)) {
            long answer = XfsIoctl.shutDown(fd);
            if (answer == Errno.ENOTTY.asResult() || answer == Errno.EOPNOTSUPP.asResult()) {
                throw new CaseSkippedException(level.layer().kind().word() + " cannot be shut down here");
            }
            SyscallException.check("ioctl(XFS_IOC_GOINGDOWN)", root.toString(), answer);
        }
        exercise.besideRequests("the recovery of " + level.layer());
        exercise.moved(1, 0);
        try {
            level.attached().whileDown(() -> {});
        } catch (SyscallException refused) {
            exercise.found(Finding.of(FindingKind.WRONG_DATA, "behind a shutdown: " + refused.getMessage()));
        }
    }

    private static Stack.Level fileSystem(Stack stack) {
        List<Stack.Level> levels = stack.levels();
        return levels.get(levels.getLast().inputs().getFirst());
    }
}
