package plumbline.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.cases.Exercise;
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
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.stack.Placement;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.testing.Requires;
import plumbline.loopctl.testing.Stacks;

/** Bytes are changed behind a stack's back, at one layer or another; the finding names the layer. */
@Requires({"root", "loop"})
class LayerInquiryTest {
    private static final Shape WRITE = Shape.write(8192, Segments.single(0, 4096));
    private static final Shape READ = Shape.read(8192, Segments.single(512, 4096));

    @TempDir
    Path folder;

    @RegisterExtension
    final Stacks stacks = new Stacks(() -> folder);

    @Test
    void shouldNameTheLowestLayerThatHoldsTheWrongBytes() {
        Finding finding = finding("file:16M | loop:dio | loop:dio", exercise -> {
            write(exercise);
            zero(exercise.stack(), 0);
            read(exercise);
        });

        assertThat(finding.layer()).startsWith("file (").endsWith("): the wrong bytes lie there");
        assertThat(finding.path())
                .containsExactly(
                        READ + ", made again alone: as it should be", WRITE + ", made again alone: as it should be");
    }

    @Test
    void shouldLookThroughAFileSystem() {
        Finding finding = finding("file:64M | loop:dio | ext4 | file:1M", exercise -> {
            write(exercise);
            zero(exercise.stack(), 1);
            read(exercise);
        });

        assertThat(finding.layer()).startsWith("file (").endsWith("): the wrong bytes lie there");
    }

    @Test
    void shouldSayNothingOfALayerWhenTheBytesAreRightAgain() {
        Finding finding = finding("file:16M | loop:dio", exercise -> {
            write(exercise);
            byte[] right = zero(exercise.stack(), 0);
            read(exercise);
            put(exercise.stack(), 0, right);
        });

        assertThat(finding.layer()).isNull();
    }

    @Test
    void shouldKeepTheFindingWhenItsRequestCannotBeMadeAgain() {
        Finding finding = finding("file:16M", exercise -> {
            write(exercise);
            zero(exercise.stack(), 0);
            read(exercise);
            delete(exercise.stack().target().path());
        });

        assertThat(finding.layer()).isNull();
        assertThat(finding.path()).singleElement().asString().startsWith("the request could not be made again: ");
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Exercise exercise) {
        exercise.carryOut(Plan.of(Phase.of("write", 1, List.of(WRITE))));
    }

    private static void read(Exercise exercise) {
        exercise.carryOut(Plan.of(Phase.of("read", 1, List.of(READ))));
    }

    /** Zeroes the block where it lies on a level; returns what was there. */
    private static byte[] zero(Stack stack, int level) {
        return put(stack, level, new byte[4096]);
    }

    private static byte[] put(Stack stack, int level, byte[] bytes) {
        Placement place = stack.map(WRITE.offset(), bytes.length).stream()
                .filter(piece -> piece.level() == level)
                .findFirst()
                .orElseThrow();
        Path path = stack.levels().get(level).attached().node().path();
        byte[] before = new byte[bytes.length];
        try (Fd fd = Fd.open(path, OpenFlag.O_RDWR, OpenFlag.O_DIRECT);
                AlignedBuffer buffer = AlignedBuffer.ofAtLeast(bytes.length)) {
            FileCalls.pread(fd, buffer.address(), bytes.length, place.offset());
            buffer.body().asByteBuffer().get(before).rewind().put(bytes);
            FileCalls.pwrite(fd, buffer.address(), bytes.length, place.offset());
        }
        return before;
    }

    private Finding finding(String text, Consumer<Exercise> steps) {
        try (Stack stack = stacks.build(text);
                Witness witness = KernelWitness.of(stack, stacks.ledger())) {
            CaseRunner runner = Runners.on(stack, folder, witness, new Scale(1, 1));
            CaseResult result = runner.run(
                    CaseSpec.procedure("test.case", "a test shows", spec -> true, steps),
                    EngineSpec.of(EngineKind.PREAD));
            assertThat(result.findings()).as(Objects.toString(result.reason())).hasSize(1);
            return result.findings().getFirst();
        }
    }
}
