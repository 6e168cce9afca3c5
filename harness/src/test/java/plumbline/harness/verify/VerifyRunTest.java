package plumbline.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.Extent;
import plumbline.harness.run.StopFlag;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.limits.LimitsReader;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.testing.Requires;
import plumbline.loopctl.testing.Stacks;

/** What becomes of a run when something else than the kernel's word breaks in its middle. */
@Timeout(120)
class VerifyRunTest {
    private static final EngineSpec ENGINE = EngineSpec.of(EngineKind.PREAD, EngineOption.BUFFERED);

    @TempDir
    Path folder;

    @RegisterExtension
    final Stacks stacks = new Stacks(() -> folder);

    private final StopFlag stop = new StopFlag();

    private static VerifyRun.Target target(Stack stack) {
        return target(stack, ENGINE);
    }

    private static VerifyRun.Target target(Stack stack, EngineSpec engine) {
        Contract contract = Contract.of(stack.target(), LimitsReader.read(stack.target(), Host.live()));
        return new VerifyRun.Target("the target", stack.target(), contract, engine);
    }

    private VerifyRun endless(VerifyRun.Target target, Optional<Path> journal) {
        return endless(Mix.RANDWRITE, target, journal);
    }

    private VerifyRun endless(Mix mix, VerifyRun.Target target, Optional<Path> journal) {
        Workload workload = new Workload(
                mix,
                mix.writes() ? 0 : 100,
                new Extent(0, 0),
                new Workload.Blocks(4096, 4096),
                new Workload.Pace(1, 1, Integer.MAX_VALUE, Optional.empty(), Workload.Places.INDEPENDENT),
                new Workload.Flushing(8, Set.of()),
                Workload.Content.OURS,
                1);
        return new VerifyRun(target, workload, journal, stop);
    }

    /** The result of a run in whose middle something is done. */
    private static CaseResult interrupted(VerifyRun run, Runnable inTheMiddle) {
        return interrupted(run, 32 << 10, inTheMiddle);
    }

    private static CaseResult interrupted(VerifyRun run, long afterBytes, Runnable inTheMiddle) {
        CompletableFuture<CaseResult> result = CompletableFuture.supplyAsync(run::run);
        while (run.progress().bytes() < afterBytes && !result.isDone()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        inTheMiddle.run();
        return result.join();
    }

    @Test
    @Requires("root")
    void shouldBeBrokenWhenTheTargetVanishes() {
        try (Stack stack = stacks.build("file:1M | fuse:direct_io")) {
            CaseResult result = interrupted(
                    endless(target(stack), Optional.empty()),
                    () -> ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly));

            assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
            assertThat(result.findings()).isEmpty();
            assertThat(result.reason())
                    .matches("the target is not there any more: write .* was answered (ECONNABORTED"
                            + " \\(103\\)|ENOTCONN \\(107\\))|fsync of the target failed: .*");
        }
    }

    @Test
    @Requires({"root", "loop"})
    void shouldBeBrokenWhenADeviceLosesItsFile() {
        try (Stack stack = stacks.build("file:1M | loop")) {
            Path file = stack.levels().getFirst().attached().node().path();

            VerifyRun.Target target = target(stack, EngineSpec.of(EngineKind.PREAD));
            VerifyRun reading = endless(Mix.RANDREAD, target, Optional.empty());

            CaseResult result = interrupted(reading, 2 << 20, () -> shorten(file));

            assertThat(result.findings()).isEmpty();
            assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
            assertThat(result.reason())
                    .isEqualTo("the target is not there any more: the file below "
                            + stack.target().path() + ", " + file + ", holds 0 bytes of 1048576");
        }
    }

    private static void shorten(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    @Requires("root")
    void shouldBeBrokenWhenTheJournalsDiskIsFullAndKeepWhatWasPromised() {
        try (Stack disk = stacks.build("tmpfs:64k");
                Stack stack = stacks.build("file:1M")) {
            Path journal = disk.target().path().resolve("journal");

            CaseResult result = endless(target(stack), Optional.of(journal)).run();

            assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
            assertThat(result.reason())
                    .isEqualTo("the journal " + journal + " cannot be written any more: No space left on device");
            assertThat(journal).hasSize(64 << 10);
            CaseResult left = VerifyRun.resume(target(stack), journal, new StopFlag());
            assertThat(left.findings()).isEmpty();
            assertThat(left.verdict()).isEqualTo(Verdict.PASSED);
        }
    }

    @Test
    void shouldBeBrokenAndKeepWhatIsThereWhenItIsStoppedBeforeAnythingIsReadBack() throws IOException {
        try (Stack stack = stacks.build("file:1M")) {
            Path journal = folder.resolve("journal");

            CaseResult result = interrupted(endless(target(stack), Optional.of(journal)), stop::set);

            assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
            assertThat(result.reason()).isEqualTo("interrupted before anything was read back");
            assertThat(Files.size(journal)).isPositive();
            CaseResult left = VerifyRun.resume(target(stack), journal, new StopFlag());
            assertThat(left.verdict()).isEqualTo(Verdict.PASSED);
        }
    }
}
