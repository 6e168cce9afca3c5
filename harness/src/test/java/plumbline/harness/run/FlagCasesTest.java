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
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.testing.Requires;
import plumbline.loopctl.testing.Stacks;

/** What the cases about single flags make of real targets that keep their word. */
class FlagCasesTest {
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

    private CaseResult run(Stack stack, String name, EngineSpec engine) {
        return Runners.on(stack, folder).run(CaseCatalog.named(name), engine);
    }
}
