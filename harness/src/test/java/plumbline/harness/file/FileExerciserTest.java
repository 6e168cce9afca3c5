package plumbline.harness.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.layer.Permissions;
import plumbline.loopctl.layer.Workshop;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;
import plumbline.loopctl.testing.Requires;

/** Operations on real files, and what is said when somebody else changes them meanwhile. */
class FileExerciserTest {
    private static final EngineSpec ENGINE = EngineSpec.of(EngineKind.PREAD, EngineOption.BUFFERED);
    private static final OpMix MIX = OpMix.all(256 << 10);

    @TempDir
    Path folder;

    private Path file;
    private FileExerciser exerciser;

    @BeforeEach
    void open() throws IOException {
        file = Files.createFile(folder.resolve("file"));
        exerciser = new FileExerciser(file, MIX, FileContent.telling(1));
    }

    @AfterEach
    void close() {
        exerciser.close();
    }

    private void carryOut(OpKind kind, long offset, long length) {
        exerciser.carryOut(FileOp.of(kind, offset, length, ENGINE));
    }

    private void change(long from, long to, byte[] content) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        System.arraycopy(content, (int) from, bytes, (int) from, (int) (to - from));
        Files.write(file, bytes);
    }

    private Finding onlyFinding() {
        assertThat(exerciser.findings()).hasSize(1);
        return exerciser.findings().getFirst();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldStaySilentOverManyOperationsOfEveryKind(long seed) {
        FileRun.of(1500).carryOut(exerciser, new RandomOps(MIX, seed));

        assertThat(exerciser.findings()).isEmpty();
        assertThat(exerciser.stopped()).isEmpty();
        assertThat(exerciser.log().count()).isGreaterThan(1400);
        assertThat(file.toFile().length()).isEqualTo(exerciser.view().sizeBytes());
    }

    @Test
    void shouldNameTheOperationWhoseBytesAreZeroed() throws IOException {
        carryOut(OpKind.WRITE, 0, 8192);
        carryOut(OpKind.MAPWRITE, 4096, 4096);
        change(4608, 5120, new byte[8192]);

        carryOut(OpKind.READ, 0, 8192);

        assertThat(onlyFinding().kind()).isEqualTo(FindingKind.WRONG_DATA);
        assertThat(onlyFinding().message())
                .startsWith(
                        "read 0x0..0x1fff (8192 bytes) by pread:buffered brought wrong bytes, the first at 0x1200 (0x00"
                                + " instead of 0x")
                .endsWith(
                        "): 0x200 bytes at 0x1200 are zeroed; operation 2 (mapwrite 0x1000..0x1fff (4096 bytes)) should"
                                + " have made them");
    }

    @Test
    void shouldNameTheOperationThatMadeStaleBytes() throws IOException {
        carryOut(OpKind.WRITE, 0, 8192);
        byte[] old = Files.readAllBytes(file);
        carryOut(OpKind.WRITE, 4096, 4096);
        change(4096, 4608, old);

        carryOut(OpKind.MAPREAD, 4096, 512);

        assertThat(onlyFinding().message())
                .endsWith("): 0x200 bytes at 0x1000 are stale, made for 0x1000 by operation 1 (write 0x0..0x1fff (8192"
                        + " bytes) by pread:buffered); operation 2 (write 0x1000..0x1fff (4096 bytes) by pread:buffered)"
                        + " should have made them");
    }

    @Test
    void shouldFollowBytesThatOperationsHaveMoved() throws IOException {
        carryOut(OpKind.WRITE, 0, 16384);
        carryOut(OpKind.PUNCH_HOLE, 0, 4096);
        exerciser.carryOut(FileOp.of(OpKind.COPY_RANGE, 8192, 4096, ENGINE).at(8192, 4096, 32768));
        byte[] shifted = Arrays.copyOfRange(Files.readAllBytes(file), 8, 36864 + 8);
        change(33280, 33792, shifted);

        carryOut(OpKind.READ, 32768, 4096);

        assertThat(onlyFinding().message())
                .contains("0x200 bytes at 0x8200 are shifted, made for 0x2208 by operation 1 (write ")
                .endsWith("; operation 3 (copy_range 0x2000..0x2fff (4096 bytes) to 0x8000) should have made them");
    }

    @Test
    void shouldNoticeASizeThatIsNotWhatOperationsMadeIt() throws IOException {
        carryOut(OpKind.WRITE, 0, 4096);
        Files.write(file, new byte[4097]);

        carryOut(OpKind.PUNCH_HOLE, 0, 1);

        assertThat(onlyFinding().message())
                .isEqualTo("punch_hole 0x0..0x0 (1 bytes) left the file 4097 bytes long, and it must be 4096");
    }

    @Test
    void shouldOutliveAMappingWhosePagesAreGoneAndCallItAFinding() throws IOException {
        carryOut(OpKind.WRITE, 0, 8192);
        Files.write(file, new byte[0]);

        carryOut(OpKind.MAPREAD, 4096, 4096);

        assertThat(onlyFinding().kind()).isEqualTo(FindingKind.CONTRACT_BROKEN);
        assertThat(onlyFinding().message())
                .isEqualTo(
                        "mapread 0x1000..0x1fff (4096 bytes): the kernel had no page to give (SIGBUS), and the file has"
                                + " bytes there");
    }

    @Test
    void shouldFindAtTheEndWhatNoOperationHasRead() throws IOException {
        carryOut(OpKind.WRITE, 0, 8192);
        change(0, 1, new byte[1]);

        FileRun.of(0).carryOut(exerciser, OpSource.of(exerciser.log()));

        assertThat(onlyFinding().message())
                .startsWith("at the end: read of 8192@0 brought wrong bytes, the first at 0x0 (0x00 instead of 0x");
    }

    @Test
    @Requires("root")
    void shouldSayWhatIsStillKnownWhenTheFileSystemIsFull() {
        try (Ledger ledger = Ledger.open(LedgerFolder.of(folder.resolve("ledgers")), "test");
                Stack stack = new StackBuilder(new Workshop(folder, ledger, Permissions.none()))
                        .build(StackSpec.parse("tmpfs:128k | file:4k"));
                FileExerciser full = new FileExerciser(stack.target().path(), MIX, FileContent.telling(1))) {
            List.of(0, 1, 2, 3).forEach(i -> full.carryOut(FileOp.of(OpKind.WRITE, i * 40960L, 40960, ENGINE)));

            assertThat(full.findings()).isEmpty();
            assertThat(full.stopped())
                    .hasValue("write 0x1e000..0x27fff (40960 bytes) by pread:buffered: write was refused: ENOSPC (28)");
            full.verifyWhole("behind it");
            assertThat(full.findings()).isEmpty();
        }
    }
}
