package plumbline.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plumbline.harness.Harness;
import plumbline.harness.cases.CaseCatalog;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.cases.Scale;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.ResultJson;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.layer.Permissions;
import plumbline.loopctl.stack.StackSpec;

/** Whatever becomes of a worker, each case has its verdict and the run its end. Plain files: no root needed. */
@Timeout(120)
class SupervisorTest {
    private static final List<CaseSpec> CASES = CaseCatalog.matching("{depth.one,depth.many,cover.whole}");

    @TempDir
    Path folder;

    @Test
    void shouldGiveEachCaseAVerdictAndKeepIt() throws Exception {
        RunOutcome outcome = Harness.run(spec(new Scale(50, 1 << 20)), RunListener.NONE);

        assertThat(outcome.report().results()).hasSize(6).allSatisfy(result -> {
            assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(result.requests()).isPositive();
        });
        assertThat(outcome.exitStatus()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out/results.jsonl"))).hasSize(6);
        RunReport written = ResultJson.read(Files.readString(folder.resolve("out/run.json")), RunReport.class);
        assertThat(written).isEqualTo(outcome.report());
        assertThat(folder.resolve("work").toFile().list()).isEmpty();
    }

    @Test
    void shouldCallACaseBrokenWhenItsWorkerIsKilledAndGoOnWithTheRest() throws Exception {
        List<String> messages = new ArrayList<>();
        RunOutcome outcome = Harness.run(spec(new Scale(12_000, 1 << 20)), new Killer("depth.one", "-KILL", messages));

        CaseResult killed = only(outcome, Verdict.BROKEN);
        assertThat(killed.name()).isEqualTo("depth.one");
        assertThat(killed.reason()).startsWith("the worker died of signal 9; in flight: ");
        assertThat(outcome.report().totals().passed()).isEqualTo(5);
        assertThat(outcome.exitStatus()).isEqualTo(3);
        assertThat(messages).anyMatch(message -> message.contains("now removed: file "));
        assertThat(folder.resolve("work").toFile().list()).isEmpty();
    }

    @Test
    void shouldCallACaseHungWhenItsWorkerSaysNothingAndGoOnWithTheRest() throws Exception {
        RunOutcome outcome =
                Harness.run(spec(new Scale(12_000, 1 << 20)), new Killer("depth.one", "-STOP", new ArrayList<>()));

        CaseResult stuck = only(outcome, Verdict.FAILED);
        assertThat(stuck.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(FindingKind.HANG))
                .satisfies(finding ->
                        assertThat(finding.message()).startsWith("the worker was stuck for 8 s and was killed"))
                .satisfies(finding -> assertThat(finding.replay()).startsWith("plumb run --case depth.one --stack "));
        assertThat(outcome.report().totals().passed()).isEqualTo(5);
        assertThat(outcome.exitStatus()).isEqualTo(1);
    }

    @Test
    void shouldEndWithAVerdictOnWhatRanWhenItIsStopped() throws Exception {
        StopFlag stop = new StopFlag();
        RunListener stopper = new RunListener() {
            @Override
            public void finished(CaseResult result, int done, int total) {
                stop.set();
            }
        };
        RunOutcome outcome = Harness.run(spec(new Scale(50, 1 << 20)), stopper, stop);

        assertThat(outcome.report().interrupted()).isTrue();
        assertThat(outcome.report().results()).hasSize(6);
        assertThat(outcome.report().totals().passed()).isPositive();
        assertThat(outcome.report().results().getLast().reason()).isEqualTo("interrupted");
        assertThat(folder.resolve("work").toFile().list()).isEmpty();
    }

    @Test
    void shouldSayInASentenceWhatIsWrongWithATarget() throws Exception {
        RunOutcome small = Harness.run(spec(new Scale(50, 1), "file:4k"), RunListener.NONE);
        assertThat(small.exitStatus()).isEqualTo(4);
        assertThat(small.report().results().getFirst().reason())
                .startsWith("the target must hold 64 blocks: sizeBytes=4096, needed=");

        RunOutcome none = Harness.run(spec(new Scale(50, 1), "file:0"), RunListener.NONE);
        assertThat(none.exitStatus()).isEqualTo(2);
        assertThat(none.report().results().getFirst().reason()).isEqualTo("a file's size must be positive: size=0");
    }

    private CaseResult only(RunOutcome outcome, Verdict verdict) {
        List<CaseResult> found = outcome.report().results().stream()
                .filter(result -> result.verdict() == verdict)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private RunSpec spec(Scale scale) throws IOException {
        return spec(scale, "file:4M");
    }

    private RunSpec spec(Scale scale, String stack) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        return new RunSpec(
                CASES,
                List.of(StackSpec.parse(stack)),
                List.of(EngineSpec.of(EngineKind.PREAD), EngineSpec.of(EngineKind.VECTOR)),
                1,
                scale,
                Optional.of(folder.resolve("out")),
                Set.of(),
                Permissions.none(),
                new RunSpec.Limits(work, Duration.ofSeconds(30), Duration.ofSeconds(8), Optional.empty()),
                RunSpec.Course.whole());
    }

    /** Sends the worker a signal, once, while a case of that name is running. */
    private static final class Killer implements RunListener {
        private final String name;
        private final String signal;
        private final List<String> messages;
        private final AtomicLong pid = new AtomicLong();
        private String running = "";

        Killer(String name, String signal, List<String> messages) {
            this.name = name;
            this.signal = signal;
            this.messages = messages;
        }

        @Override
        public void workerStarted(long started) {
            pid.compareAndSet(0, started);
        }

        @Override
        public void started(WorkItem item, String stack, int done, int total) {
            running = item.name();
        }

        @Override
        public void beat(long requests) {
            long victim = pid.get();
            if (running.equals(name) && requests > 0 && victim > 0) {
                pid.set(-1);
                try {
                    new ProcessBuilder("kill", signal, String.valueOf(victim))
                            .inheritIO()
                            .start()
                            .waitFor();
                } catch (IOException | InterruptedException failed) {
                    throw new AssertionError(failed);
                }
            }
        }

        @Override
        public void message(String sentence) {
            messages.add(sentence);
        }
    }
}
