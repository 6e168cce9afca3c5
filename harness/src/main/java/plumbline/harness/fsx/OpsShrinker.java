package plumbline.harness.fsx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import plumbline.harness.recording.DeltaDebugger;
import plumbline.harness.verdict.Verdict;

/** Leaves operations out of a file of operations as long as what is left still goes wrong. */
public final class OpsShrinker {
    private final FsxJob job;
    private final BooleanSupplier stopped;
    private final Consumer<List<String>> smaller;
    private int tries;

    /**
     * A shrinker.
     *
     * @param job on what, and how; its own operations do not matter
     * @param stopped asked before each try; once it says so, the best so far stands
     * @param smaller hears of each smaller file that still goes wrong
     */
    public OpsShrinker(FsxJob job, BooleanSupplier stopped, Consumer<List<String>> smaller) {
        this.job = job;
        this.stopped = stopped;
        this.smaller = smaller;
    }

    /** How often operations were done. */
    public int tries() {
        return tries;
    }

    /**
     * The fewest lines that go wrong; empty when not even all of them do.
     *
     * @throws OpsFileException when a line is no operation
     */
    public Optional<List<String>> shrink(List<String> lines) throws InterruptedException {
        return goesWrong(lines) ? Optional.of(DeltaDebugger.minimal(lines, this::goesWrong)) : Optional.empty();
    }

    private boolean goesWrong(List<String> lines) {
        if (stopped.getAsBoolean()) {
            return false;
        }
        tries++;
        Path ops = job.failures().resolve("shrinking.fsxops");
        try {
            Files.deleteIfExists(job.file());
            Files.write(ops, lines);
        } catch (IOException refused) {
            throw new UncheckedIOException("operations cannot be tried on " + job.file(), refused);
        }
        boolean wrong = Fsx.run(job.replaying(ops)).verdict() == Verdict.FAILED;
        if (wrong) {
            smaller.accept(lines);
        }
        return wrong;
    }
}
