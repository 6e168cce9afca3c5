package plumbline.harness.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.verdict.Finding;

/** Two exercisers with a piece each of one file. */
class ShareTest {
    private static final EngineSpec ENGINE = EngineSpec.of(EngineKind.PREAD, EngineOption.BUFFERED);
    private static final long PIECE = 64 << 10;
    private static final OpMix MIX = OpMix.all(PIECE);

    private final Share first = new Share(1, 2, PIECE);
    private final Share second = new Share(2, 2, PIECE);

    @TempDir
    Path folder;

    private Path file() throws IOException {
        Path file = folder.resolve("file");
        try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
            made.setLength(2 * PIECE);
        }
        return file;
    }

    @Test
    void shouldStaySilentWhenBothWorkInTurns() throws IOException {
        Path file = file();
        try (FileExerciser one = new FileExerciser(file, MIX, FileContent.telling(1), first);
                FileExerciser other = new FileExerciser(file, MIX, FileContent.telling(2), second)) {
            OpSource ofOne = first.shift(new RandomOps(first.within(MIX), 1));
            OpSource ofOther = second.shift(new RandomOps(second.within(MIX), 2));
            for (int i = 0; i < 500; i++) {
                one.carryOut(ofOne.next(one.view()).orElseThrow());
                other.carryOut(ofOther.next(other.view()).orElseThrow());
            }
            one.verifyWhole("at the end");
            other.verifyWhole("at the end");

            assertThat(one.findings()).isEmpty();
            assertThat(other.findings()).isEmpty();
            assertThat(file).hasSize(2 * PIECE);
        }
    }

    @Test
    void shouldTellWhoseBytesWereOverwritten() throws IOException {
        Path file = file();
        try (FileExerciser one = new FileExerciser(file, MIX, FileContent.telling(1), first);
                FileExerciser other = new FileExerciser(file, MIX, FileContent.telling(2), second)) {
            one.carryOut(FileOp.of(OpKind.WRITE, 0, PIECE, ENGINE));
            other.carryOut(FileOp.of(OpKind.WRITE, PIECE, PIECE, ENGINE));
            byte[] bytes = Files.readAllBytes(file);
            System.arraycopy(new byte[512], 0, bytes, (int) PIECE + 1024, 512);
            Files.write(file, bytes);

            one.verifyWhole("at the end");
            other.verifyWhole("at the end");

            assertThat(one.findings()).isEmpty();
            assertThat(other.findings())
                    .singleElement()
                    .extracting(Finding::message)
                    .asString()
                    .endsWith(
                            "): 0x200 bytes at 0x10400 are zeroed; operation 1 (write 0x10000..0x1ffff (65536 bytes) by"
                                    + " pread:buffered) should have made them");
        }
    }
}
