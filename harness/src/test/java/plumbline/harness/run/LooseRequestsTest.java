package plumbline.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.harness.cases.CaseCatalog;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.cases.Scale;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.engine.SlotPool;
import plumbline.harness.evidence.Witness;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.RecordingText;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.testing.Requires;
import plumbline.loopctl.testing.Stacks;

/** What the cases that judge their requests themselves make of real targets that keep their word. */
class LooseRequestsTest {
    @TempDir
    Path folder;

    @RegisterExtension
    final Stacks stacks = new Stacks(() -> folder);

    static List<EngineSpec> engines() {
        return List.of(
                EngineSpec.of(EngineKind.VECTOR, EngineOption.BUFFERED),
                EngineSpec.of(EngineKind.AIO, EngineOption.BUFFERED));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldFindEveryAppendedPieceAndLeaveTheFileAsLongAsItWas(EngineSpec engine) {
        try (Stack stack = stacks.build("file:1M")) {
            CaseResult result = run(stack, "flags.append", engine);

            assertThat(result.findings()).isEmpty();
            assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(result.requests()).isEqualTo(16);
            assertThat(stack.target().path()).hasSize(1 << 20);
        }
    }

    @Test
    @Requires({"root", "loop", "fs:ext4", "tool:mkfs.ext4"})
    void shouldFindTheFileAsLongAsFaultingAppendsWereAnsweredWith() {
        try (Stack stack = stacks.build("file:64M | loop:dio | ext4 | file:1M")) {
            CaseResult result = run(stack, "flags.appendfault", EngineSpec.of(EngineKind.VECTOR));

            assertThat(result.findings()).isEmpty();
            assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(result.requests()).isEqualTo(16);
            assertThat(stack.target().path()).hasSize(1 << 20);
        }
    }

    @Test
    @Requires({"root", "loop"})
    void shouldNoteThatADeviceTakesTheOffset() {
        try (Stack stack = stacks.build("file:1M | loop")) {
            CaseResult result = run(stack, "flags.append", EngineSpec.of(EngineKind.VECTOR));

            assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(result.notes().getFirst().message())
                    .isEqualTo(
                            "a device has no end that moves: write 12288@0 [4096@8192+4096@4096+4096@0] APPEND went to"
                                    + " its offset");
        }
    }

    @Test
    @Requires({"root", "loop"})
    void shouldTakeNoAtomicWriteWhereNoLimitsAreReported() {
        try (Stack stack = stacks.build("file:1M | loop")) {
            CaseResult result = run(stack, "flags.atomic", EngineSpec.of(EngineKind.VECTOR));

            assertThat(result.findings()).isEmpty();
            assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(result.requests()).isEqualTo(1);
        }
    }

    @Test
    @Requires({"root", "loop"})
    void shouldFindMemoryOfSeveralSegmentsInEachOfItsPlaces() {
        try (Stack stack = stacks.build("file:2M | loop:dio")) {
            CaseResult result = run(stack, "memory.twice", EngineSpec.of(EngineKind.VECTOR));

            assertThat(result.findings()).isEmpty();
            assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(result.requests()).isEqualTo(20);
        }
    }

    @Test
    @Requires({"root", "loop"})
    void shouldTakeAnFsyncThatKeepsItsWord() {
        try (Stack stack = stacks.build("file:1M | loop")) {
            CaseResult result = run(stack, "flush.below", EngineSpec.of(EngineKind.PREAD));

            assertThat(result.findings()).isEmpty();
            assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(result.requests()).isEqualTo(3);
        }
    }

    @Test
    void shouldMakeRecordedAppendsAgainOneBehindTheOther() {
        String header = """
                {"recording":1,"case":"flags.append","stack":"file:1M","seed":"0x1","kernel":"6.18","contract":\
                {"sizeBytes":1048576,"rule":"DIOALIGN","read":{"memoryBytes":512,"offsetBytes":512},\
                "write":{"memoryBytes":512,"offsetBytes":512}},"findings":[],"dropped":0,"besides":[]}""";
        Recording recording = RecordingText.parse(
                "a test",
                List.of(
                        header,
                        "{\"line\":\"engine\",\"name\":\"vector:buffered\"}",
                        "{\"line\":\"stage\",\"name\":\"loose\",\"depth\":1}",
                        "{\"line\":\"request\",\"slot\":0,\"shape\":\"write 4096@0 [4096@0] APPEND\"}",
                        "{\"line\":\"request\",\"slot\":0,\"shape\":\"write 12288@0 [12288@0] APPEND\"}",
                        "{\"line\":\"end\",\"requests\":2}"));
        try (Stack stack = stacks.build("file:1M")) {
            CaseResult result = Runners.on(stack, folder)
                    .run(RecordedCase.of(recording), EngineSpec.of(EngineKind.VECTOR, EngineOption.BUFFERED));

            assertThat(result.findings()).isEmpty();
            assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(result.requests()).isEqualTo(2);
            assertThat(stack.target().path()).hasSize(1 << 20);
        }
    }

    @Test
    void shouldReadTwoGibibytesLessAPageIntoLittleMemory() {
        try (Stack stack = stacks.build("file:1M")) {
            CaseResult result = run(
                    stack,
                    CaseCatalog.named("lengths.longest"),
                    EngineSpec.of(EngineKind.VECTOR),
                    new Scale(1, 64 << 20));

            assertThat(result.findings()).isEmpty();
            assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(result.bytes()).isEqualTo(3 * 0x7ffff000L);
            assertThat(stack.target().path()).hasSize(1 << 20);
        }
    }

    @Test
    void shouldSkipWhatIsForTheFullSuite() {
        try (Stack stack = stacks.build("file:1M")) {
            CaseResult result = run(stack, "lengths.longest", EngineSpec.of(EngineKind.VECTOR));

            assertThat(result.verdict()).isEqualTo(Verdict.SKIPPED);
            assertThat(result.reason())
                    .isEqualTo("2 GiB at once are for the full suite at its whole scale: --suite full --scale 100");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldFindWhatRequestsWithoutACacheMustNotDrop(EngineSpec engine) {
        try (Stack stack = stacks.build("file:1M")) {
            CaseResult result = run(stack, "flags.dontcache", engine);

            assertThat(result.findings()).isEmpty();
            assertThat(result.verdict()).isIn(Verdict.PASSED, Verdict.SKIPPED);
        }
    }

    @Test
    void shouldCallARequestThatIsNotAnsweredAHangWhateverFailsForWantOfIt() {
        CaseSpec spec = CaseSpec.procedure("test.case", "a test shows", stack -> true, exercise -> {
            try (SlotPool slots = new SlotPool(1, 4096, 1, 4096)) {
                IoSlot slot = slots.take();
                slot.load(1, Shape.read(8192, Segments.single(0, 4096)));
                exercise.unanswered(slot);
                throw new IllegalStateException("it cannot go on");
            }
        });
        try (Stack stack = stacks.build("file:1M")) {
            CaseResult result = run(stack, spec, EngineSpec.of(EngineKind.PREAD), new Scale(1, 1));

            assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(result.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(FindingKind.HANG);
                assertThat(finding.message()).isEqualTo("read 4096@8192 [4096@0] was not answered within 30 s");
            });
        }
    }

    private CaseResult run(Stack stack, String name, EngineSpec engine) {
        return run(stack, CaseCatalog.named(name), engine, new Scale(1, 1));
    }

    private CaseResult run(Stack stack, CaseSpec spec, EngineSpec engine, Scale scale) {
        return Runners.on(stack, folder, Witness.NONE, scale).run(spec, engine);
    }
}
