package plumbline.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.bindings.block.DmIoctl;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.cases.Scale;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.evidence.KernelWitness;
import plumbline.harness.evidence.Witness;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Plan.Phase;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;
import plumbline.loopctl.testing.Requires;
import plumbline.loopctl.testing.Stacks;

/** What a run says of a real target that is taken away in the middle of a case: that, and no findings. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class VanishingTargetTest {
    private static final String GONE = "the target is not there any more: ";
    private static final int BLOCK = 4096;
    private static final int BLOCKS = 256;

    @TempDir
    Path folder;

    @RegisterExtension
    final Stacks stacks = new Stacks(() -> folder);

    /** A way of taking a target away, and how that is told. */
    record Way(String stack, Consumer<Stack> step, String told, EngineKind engine) {
        Way(String stack, Consumer<Stack> step, String told) {
            this(stack, step, told, EngineKind.PREAD);
        }

        /** The same, the target being mapped memory when it goes: that must not take this JVM with it. */
        Way mapped() {
            return new Way(stack, step, told, EngineKind.MMAP);
        }

        @Override
        public String toString() {
            return stack + " by " + engine.word();
        }
    }

    /** Those of them that this kernel has. */
    static List<Way> ways() {
        String end = "plain reads of \\d+ bytes at its start, middle and end are answered ";
        return Stream.of(
                        new Way("file:1M", VanishingTargetTest::shorten, "/.* holds 0 bytes of 1048576"),
                        new Way("file:1M | loop", VanishingTargetTest::shorten, "/.* holds 0 bytes of 1048576"),
                        new Way("file:1M | loop:dio", VanishingTargetTest::shorten, "/.* holds 0 bytes of 1048576"),
                        new Way("brd:1M | linear", VanishingTargetTest::replaceTable, end + "EIO \\(5\\)"))
                .flatMap(way -> Stream.of(way, way.mapped()))
                .filter(way -> StackBuilder.requirements(StackSpec.parse(way.stack())).stream()
                        .allMatch(needed -> needed.check(Host.live()).isEmpty()))
                .toList();
    }

    private static void shorten(Stack stack) {
        Path file = stack.levels().getFirst().attached().node().path();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void replaceTable(Stack stack) {
        Path target = stack.target().path();
        String name = Host.live()
                .text("/sys/class/block/" + target.getFileName() + "/dm/name")
                .orElseThrow();
        long sectors = stack.target().sizeBytes() / 512;
        try (Fd control = Fd.open(Path.of("/dev/mapper/control"), OpenFlag.O_RDWR)) {
            assertThat(DmIoctl.load(control, name, List.of(new DmIoctl.Target(0, sectors, "error", ""))))
                    .isZero();
            assertThat(DmIoctl.suspend(control, name)).isZero();
            assertThat(DmIoctl.resume(control, name)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Requires({"root", "loop"})
    void shouldBeBrokenWithASentenceWhenTheTargetIsTakenAway(Way way) {
        try (Stack stack = stacks.build(way.stack());
                Witness witness = KernelWitness.of(stack, stacks.ledger())) {
            CaseRunner runner = Runners.on(stack, folder, witness, new Scale(1, 1));

            CaseResult result = run(
                    runner,
                    way.engine(),
                    Plan.of(
                            Phase.of("write", 8, shapes(Shape::write)),
                            HookedPhase.of(
                                    "read",
                                    shapes(Shape::read),
                                    100,
                                    () -> way.step().accept(stack))));
            CaseResult next = run(runner, way.engine(), Plan.of(Phase.of("read", 8, shapes(Shape::read))));

            assertThat(result.findings()).isEmpty();
            assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
            assertThat(result.reason()).matches(GONE + way.told());
            assertThat(next.verdict()).isEqualTo(Verdict.BROKEN);
            assertThat(next.reason()).isEqualTo(result.reason());
            assertThat(next.requests()).isZero();
        }
    }

    @Test
    @Requires("root")
    void shouldBeBrokenWithASentenceWhenADiskOfMemoryIsResetBetweenTwoCases() throws IOException {
        assumeThat(Stacks.isPossible("zram:1M")).isTrue();
        try (Stack stack = stacks.build("zram:1M")) {
            CaseRunner runner = Runners.on(stack, folder);
            Path node = stack.target().path();

            assertThat(run(runner, Plan.of(Phase.of("write", 8, shapes(Shape::write))))
                            .verdict())
                    .isEqualTo(Verdict.PASSED);
            Files.writeString(Path.of("/sys/block/" + node.getFileName() + "/reset"), "1");
            CaseResult result = run(runner, Plan.of(Phase.of("read", 8, shapes(Shape::read))));

            assertThat(result.findings()).isEmpty();
            assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
            assertThat(result.reason()).isEqualTo(GONE + node + " holds 0 bytes of 1048576");
        }
    }

    private static CaseResult run(CaseRunner runner, Plan plan) {
        return run(runner, EngineKind.PREAD, plan);
    }

    private static CaseResult run(CaseRunner runner, EngineKind engine, Plan plan) {
        return runner.run(CaseSpec.of("test.case", "a test shows", recipe -> plan), EngineSpec.of(engine));
    }

    /** Makes a request of an offset and segments. */
    @FunctionalInterface
    private interface Maker {
        Shape make(long offset, Segments segments);
    }

    private static List<Shape> shapes(Maker maker) {
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            shapes.add(maker.make((long) i * BLOCK, Segments.single(0, BLOCK)));
        }
        return shapes;
    }
}
