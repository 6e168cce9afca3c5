package plumbline.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import plumbline.harness.cases.CaseSkippedException;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.cases.Exercise;
import plumbline.harness.cases.Scale;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.evidence.Witness;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Plan.Phase;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.Note;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.testing.Stacks;

/** The verdicts of cases that have steps of their own. */
class CaseRunnerTest {
    @TempDir
    Path folder;

    @RegisterExtension
    final Stacks stacks = new Stacks(() -> folder);

    private Stack stack;
    private SubmissionLog log;

    @BeforeEach
    void build() {
        log = SubmissionLog.open(folder.resolve("submissions"));
        stack = stacks.build("file:1M");
    }

    @AfterEach
    void takeApart() {
        log.close();
        stack.close();
    }

    @Test
    void shouldPassWhenTheStepsFindNothing() {
        CaseResult result = run(exercise -> {
            exercise.step("two requests");
            exercise.moved(2, 8192);
            exercise.note("odd", "one thing is odd");
        });

        assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(result.requests()).isEqualTo(2);
        assertThat(result.bytes()).isEqualTo(8192);
        assertThat(result.notes()).contains(new Note("odd", 1, "one thing is odd"));
    }

    @Test
    void shouldFailWhenTheStepsFindSomething() {
        Finding finding = Finding.of(FindingKind.WRONG_DATA, "byte 7 is wrong");

        CaseResult result = run(exercise -> exercise.found(finding));

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.findings()).containsExactly(finding);
    }

    @Test
    void shouldCarryOutPlansBetweenTheSteps() {
        Shape shape = Shape.write(0, Segments.single(0, 4096));

        CaseResult result = run(exercise -> {
            exercise.carryOut(Plan.of(Phase.of("one", 1, List.of(shape))));
            exercise.moved(1, 1);
        });

        assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(result.requests()).isEqualTo(2);
        assertThat(result.bytes()).isEqualTo(4097);
    }

    @Test
    void shouldSkipWithTheReasonThatTheStepsGive() {
        CaseResult result = run(exercise -> {
            throw new CaseSkippedException("there is no reflink here");
        });

        assertThat(result.verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(result.reason()).isEqualTo("there is no reflink here");
    }

    @Test
    void shouldBeBrokenWhenTheSetUpFails() {
        CaseResult result = run(exercise -> {
            throw new IllegalStateException("the tool is not what it was");
        });

        assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(result.reason()).isEqualTo("the tool is not what it was");
    }

    @Test
    void shouldNameTheStepThatIsGoingOn() {
        run(exercise -> {
            exercise.step("fsync of a file");
            assertThat(log.inFlight()).containsExactly("fsync of a file");
        });
    }

    private CaseResult run(Consumer<Exercise> steps) {
        RunWatch watch = new RunWatch(log, new StopFlag(), TimeUnit.SECONDS.toNanos(30));
        return Runners.on(stack, folder, Witness.NONE, new Scale(1, 1), watch)
                .run(
                        CaseSpec.procedure("test.case", "a test shows", spec -> true, steps),
                        EngineSpec.of(EngineKind.PREAD));
    }
}
