package plumbline.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.check.FindingKind;
import plumbline.harness.diagnosis.DamageClass;
import plumbline.harness.diagnosis.DamageRun;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Plan.Phase;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.testing.Requires;
import plumbline.loopctl.testing.Stacks;

/** What becomes of a real loop device's content when its backing file is edited between write and read. */
@Requires({"root", "loop"})
class BackingFaultTest {
    private static final int BLOCK = 4096;
    private static final int BLOCKS = 256;

    @TempDir
    Path folder;

    @RegisterExtension
    final Stacks stacks = new Stacks(() -> folder);

    private Stack stack;

    /** Whatever goes past the page cache, which would hide the edit. */
    static List<EngineSpec> engines() {
        return EngineSpec.plain().stream()
                .filter(engine -> engine.traits().direct())
                .toList();
    }

    @BeforeEach
    void build() {
        stack = stacks.build("file:1M | loop:dio");
    }

    @AfterEach
    void takeApart() {
        stack.close();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldStaySilentWhenNothingWasEdited(EngineSpec engine) {
        CaseResult result = run(engine, backing -> {});

        assertThat(result.findings()).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(result.requests()).isEqualTo(3L * BLOCKS);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldNameAFlippedBit(EngineSpec engine) {
        assertThat(onlyRun(run(engine, backing -> edit(backing, 70_001, flipped(read(backing, 70_001, 1))))))
                .isEqualTo(new DamageRun(70_001, 1, DamageClass.BITFLIP, null, null));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldNameAZeroedSector(EngineSpec engine) {
        assertThat(onlyRun(run(engine, backing -> edit(backing, 512 * 33, new byte[512]))))
                .isEqualTo(new DamageRun(512 * 33, 512, DamageClass.ZEROED, null, "logical block"));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldNameASectorThatWasCopiedElsewhere(EngineSpec engine) {
        long from = 512 * 1000;
        long to = 512 * 40;
        assertThat(onlyRun(run(engine, backing -> edit(backing, to, read(backing, from, 512)))))
                .isEqualTo(new DamageRun(
                        to, 512, DamageClass.MISPLACED, new DamageRun.Source(from, 2, to - from), "request"));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldNameAnOlderSectorThatWasPutBack(EngineSpec engine) {
        byte[][] older = new byte[1][];
        Plan plan = Plan.of(
                Phase.of("first", 8, writes()),
                HookedPhase.of("second", writes(), 0, () -> older[0] = read(backing(), 512 * 77, 512)),
                HookedPhase.of("read", reads(), 0, () -> edit(backing(), 512 * 77, older[0])));

        assertThat(onlyRun(run(engine, plan)))
                .isEqualTo(new DamageRun(
                        512 * 77, 512, DamageClass.STALE, new DamageRun.Source(512 * 77, 1, 0), "logical block"));
    }

    @Test
    void shouldReportWrongBytesOnceAndGoOn() {
        Plan plan = Plan.of(
                Phase.of("write", 8, writes()),
                HookedPhase.of("read", reads(), 0, () -> edit(backing(), 512 * 33, new byte[512])),
                Phase.of("read again", 8, reads()));

        assertThat(run(EngineSpec.of(EngineKind.URING), plan).findings()).hasSize(1);
    }

    private DamageRun onlyRun(CaseResult result) {
        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.findings()).hasSize(1);
        Finding finding = result.findings().getFirst();
        assertThat(finding.kind()).isEqualTo(FindingKind.WRONG_DATA);
        assertThat(finding.runs()).hasSize(1);
        return finding.runs().getFirst();
    }

    /** Writes everything twice, has the backing file edited, and reads everything. */
    private CaseResult run(EngineSpec engine, Consumer<Path> fault) {
        return run(
                engine,
                Plan.of(
                        Phase.of("first", 8, writes()),
                        Phase.of("second", 8, writes()),
                        HookedPhase.of("read", reads(), 0, () -> fault.accept(backing()))));
    }

    private CaseResult run(EngineSpec engine, Plan plan) {
        return Runners.on(stack, folder).run(CaseSpec.of("test.case", "a test shows", recipe -> plan), engine);
    }

    private Path backing() {
        return stack.levels().getFirst().attached().node().path();
    }

    private static List<Shape> writes() {
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            shapes.add(Shape.write((long) i * BLOCK, Segments.single(0, BLOCK)));
        }
        return shapes;
    }

    private static List<Shape> reads() {
        return writes().stream()
                .map(shape -> Shape.read(shape.offset(), shape.segments()))
                .toList();
    }

    private static byte[] flipped(byte[] bytes) {
        bytes[0] ^= 0x04;
        return bytes;
    }

    private static byte[] read(Path file, long offset, int length) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            channel.read(bytes, offset);
            return bytes.array();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void edit(Path file, long offset, byte[] bytes) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), offset);
            channel.force(true);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
