package plumbline.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import plumbline.harness.file.FileContent;
import plumbline.harness.file.FileRun;
import plumbline.harness.file.OpMix;
import plumbline.harness.fsx.FsxJob;
import plumbline.harness.fsx.OpsShrinker;
import plumbline.harness.run.StopFlag;
import plumbline.loopctl.host.TemporaryFolder;

/** {@code plumb shrink} of a file of fsx's operations. */
final class OpsShrink {
    private static final int NOT_SHOWN = 4;

    /** How far any operation may reach: only those that were written down are done. */
    private static final long MOST_BYTES = 1 << 30;

    private final Path operations;
    private final Path into;
    private final PrintWriter out;
    private final StopFlag stop;

    OpsShrink(Path operations, Path into, PrintWriter out, StopFlag stop) {
        this.operations = operations;
        this.into = into;
        this.out = out;
        this.stop = stop;
    }

    /** Whether a file is one of operations: a recording is JSON. */
    static boolean isOperations(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().filter(line -> line.startsWith("{")).isEmpty();
        } catch (IOException | UncheckedIOException refused) {
            return false;
        }
    }

    /** Shrinks, on a file that is made anew for each try, and returns the exit status. */
    int run(Path target) throws InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.make("plumb-shrink-")) {
            OpsShrinker shrinker = new OpsShrinker(job(target, folder.path()), stop::isSet, this::keep);
            Optional<List<String>> minimal = shrinker.shrink(Files.readAllLines(operations));
            out.println(minimal.map(lines ->
                            lines.size() + " lines still go wrong, after " + shrinker.tries() + " tries: " + into)
                    .orElse("nothing went wrong: nothing can be left out, and nothing was written"));
            out.flush();
            return minimal.isPresent() ? 0 : NOT_SHOWN;
        } catch (IOException refused) {
            throw new UncheckedIOException("the operations cannot be tried", refused);
        }
    }

    private static FsxJob job(Path target, Path failures) {
        return new FsxJob(
                target,
                OpMix.all(MOST_BYTES),
                FileContent.telling(1),
                1,
                FileRun.of(Long.MAX_VALUE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                failures);
    }

    private void keep(List<String> lines) {
        try {
            Files.write(into, lines);
        } catch (IOException refused) {
            throw new UncheckedIOException("the operations cannot be written: " + into, refused);
        }
    }
}
