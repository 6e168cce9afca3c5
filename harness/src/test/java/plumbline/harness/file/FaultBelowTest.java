package plumbline.harness.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.stack.Placement;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.testing.Requires;
import plumbline.loopctl.testing.Stacks;

/** Bytes that change below the file system, under its device: found, and the operations named. */
@Requires({"root", "loop"})
class FaultBelowTest {
    private static final EngineSpec ENGINE = EngineSpec.parse("pread:buffered");
    private static final long VICTIM = 0x9200;

    @TempDir
    Path folder;

    @RegisterExtension
    final Stacks stacks = new Stacks(() -> folder);

    private static FileOp op(OpKind kind, long offset, long length) {
        return FileOp.of(kind, offset, length, ENGINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:64M | loop:dio | ext4 | file:1M", "file:512M | loop:dio | xfs | file:1M"})
    void shouldNameTheOperationWhoseSectorWasZeroedBelow(String text) throws IOException {
        try (Stack stack = stacks.build(text);
                FileExerciser exerciser =
                        new FileExerciser(stack.target().path(), OpMix.all(256 << 10), FileContent.telling(1))) {
            exerciser.carryOut(op(OpKind.WRITE, 0, 65536));
            exerciser.carryOut(op(OpKind.MAPWRITE, 0x9000, 0x1000));
            exerciser.carryOut(op(OpKind.FSYNC, 0, 0).with(OpFlag.DROP_CACHES));
            zeroBelow(stack);

            exerciser.carryOut(op(OpKind.READ, 0, 65536));

            assertThat(exerciser.findings())
                    .singleElement()
                    .extracting(Finding::message)
                    .asString()
                    .endsWith(
                            "): 0x200 bytes at 0x9200 are zeroed; operation 2 (mapwrite 0x9000..0x9fff (4096 bytes)) should have"
                                    + " made them");
        }
    }

    private static void zeroBelow(Stack stack) throws IOException {
        List<Placement> placements = stack.map(VICTIM, 512);
        Placement lowest = placements.getLast();
        Path below = stack.levels().get(lowest.level()).attached().node().path();
        try (RandomAccessFile file = new RandomAccessFile(below.toFile(), "rws")) {
            file.seek(lowest.offset());
            file.write(new byte[512]);
        }
    }
}
