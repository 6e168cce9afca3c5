package plumbline.harness.fsx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.harness.evidence.Evidence;
import plumbline.harness.file.FileExerciser;
import plumbline.harness.file.FileOp;
import plumbline.harness.file.FileShadow;
import plumbline.harness.file.OpKind;
import plumbline.harness.file.OpLog;
import plumbline.harness.file.OpMix;
import plumbline.harness.file.OpSource;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.Note;
import plumbline.harness.verdict.Verdict;

/** The exerciser at work on one file. */
public final class Fsx {
    private static final String WHY = "a file holds what was done to it, through whatever door and in whatever order";

    private Fsx() {}

    /**
     * Does a job.
     *
     * @throws OpsFileException when the file to be replayed is wrong
     * @throws plumbline.bindings.sys.SyscallException when the file cannot be opened
     */
    public static CaseResult run(FsxJob job) {
        long startedNanos = System.nanoTime();
        try (OpLog replayed = replay(job)) {
            Fd.open(job.file(), OpenFlag.O_RDWR, OpenFlag.O_CREAT).close();
            OpMix mix = job.mix().withLongest(Math.max(job.mix().longestBytes(), longest(replayed)));
            try (FileExerciser exerciser = job.open(mix)) {
                OpSource source = job.replay().isPresent() ? OpSource.of(replayed) : job.random();
                job.run().carryOut(exerciser, source);
                job.record().ifPresent(file -> OpsWriter.write(exerciser.log(), job.firstBytes(), file));
                return result(job, exerciser, (System.nanoTime() - startedNanos) / 1_000_000);
            }
        }
    }

    private static OpLog replay(FsxJob job) {
        return job.replay()
                .map(file -> OpsReader.read(file, job.mix().engines().getFirst(), job.mostBytes()))
                .orElseGet(OpLog::open);
    }

    private static long longest(OpLog log) {
        return LongStream.rangeClosed(1, log.count())
                .mapToObj(log::get)
                .filter(op -> op.kind() != OpKind.TRUNCATE)
                .mapToLong(FileOp::length)
                .max()
                .orElse(0);
    }

    private static CaseResult result(FsxJob job, FileExerciser exerciser, long millis) {
        List<Finding> findings = exerciser.findings();
        if (!findings.isEmpty()) {
            save(job, exerciser);
            String replay = "plumb fsx " + job.file() + " --write --replay-ops " + job.failure(".fsxops")
                    + job.share()
                            .map(piece -> " -l " + piece.pieceBytes() + " --share " + piece)
                            .orElse("");
            findings =
                    findings.stream().map(finding -> finding.withReplay(replay)).toList();
        }
        return new CaseResult(
                "fsx",
                WHY,
                job.file() + job.share().map(piece -> " " + piece).orElse(""),
                job.file().toAbsolutePath().toString(),
                engines(job.mix()),
                verdict(exerciser),
                reason(exerciser),
                exerciser.log().count(),
                exerciser.transferredBytes(),
                millis,
                Evidence.unavailable(),
                notes(exerciser),
                findings);
    }

    private static String engines(OpMix mix) {
        return mix.engines().size() == 1
                ? mix.engines().getFirst().toString()
                : mix.engines().size() + " engines";
    }

    private static Verdict verdict(FileExerciser exerciser) {
        if (!exerciser.findings().isEmpty()) {
            return Verdict.FAILED;
        }
        return exerciser.stopped().isPresent() ? Verdict.BROKEN : Verdict.PASSED;
    }

    private static @Nullable String reason(FileExerciser exerciser) {
        FileShadow shadow = exerciser.shadow();
        String known = shadow.doubt().isEmpty()
                ? "all " + shadow.sizeBytes() + " bytes are as they must be"
                : "of " + shadow.sizeBytes() + " bytes all are as they must be but " + shadow.doubt()
                        + ", which may be old or new";
        return exerciser
                .stopped()
                .map(why -> "operation " + exerciser.log().count() + ", " + why + "; " + known)
                .orElse(null);
    }

    private static List<Note> notes(FileExerciser exerciser) {
        List<Note> notes = new ArrayList<>();
        exerciser.missing().forEach(sentence -> notes.add(new Note("missing", 1, sentence)));
        return notes;
    }

    private static void save(FsxJob job, FileExerciser exerciser) {
        OpsWriter.write(exerciser.log(), job.firstBytes(), job.failure(".fsxops"));
        Path good = job.failure(".fsxgood");
        try (FileChannel out = FileChannel.open(
                good, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(exerciser
                    .shadow()
                    .bytes()
                    .asSlice(0, exerciser.shadow().sizeBytes())
                    .asByteBuffer());
        } catch (IOException refused) {
            throw new UncheckedIOException("the expected content cannot be written: " + good, refused);
        }
    }
}
