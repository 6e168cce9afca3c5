package plumbline.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.testing.Requires;
import plumbline.loopctl.testing.Stacks;

/** One request on one layer: what it may write, and what its answer says. */
@Requires({"root", "loop"})
class LayerTrialTest {
    private static final EngineSpec PREAD = EngineSpec.of(EngineKind.PREAD);
    private static final Shape BLOCK = Shape.write(8192, Segments.single(0, 4096));

    @TempDir
    Path folder;

    @RegisterExtension
    final Stacks stacks = new Stacks(() -> folder);

    private byte[] lastContent = {};

    @Test
    void shouldTellOfARequestThatMovesItsBytes() {
        LayerTrial.Answer answer = on("file:16M | loop:dio", new LayerTrial.Room(8192, 4096), BLOCK);

        assertThat(answer.moved()).isTrue();
        assertThat(answer.findings()).isEmpty();
    }

    @Test
    void shouldWriteNothingWhereTheBlocksReachBeyondTheRoom() {
        Shape part = Shape.write(8192 + 512, Segments.single(0, 512));

        LayerTrial.Answer answer = on("file:16M | loop:dio,bs=4096", new LayerTrial.Room(8192 + 512, 512), part);

        assertThat(answer).isEqualTo(LayerTrial.Answer.NONE);
        assertThat(lastContent).containsOnly(0);
    }

    @Test
    void shouldNotTakeARefusalForARightAnswer() {
        Shape odd = Shape.read(8192, Segments.single(1, 4096));

        LayerTrial.Answer answer = on("file:16M | loop:dio", new LayerTrial.Room(0, 1 << 20), odd);

        assertThat(answer.moved()).isFalse();
    }

    private LayerTrial.Answer on(String text, LayerTrial.Room room, Shape shape) {
        try (Stack stack = stacks.build(text)) {
            Node target = stack.target();
            LayerTrial trial = new LayerTrial(folder, RunWatch.apart(new StopFlag(), Duration.ofSeconds(30)));
            LayerTrial.Answer answer = trial.of(target, room, PREAD, shape, Runnable::run);
            lastContent = content(target);
            return answer;
        }
    }

    private static byte[] content(Node node) {
        try (InputStream in = Files.newInputStream(node.path())) {
            return in.readNBytes(1 << 20);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
