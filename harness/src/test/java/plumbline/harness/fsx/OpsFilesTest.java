package plumbline.harness.fsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.file.FileOp;
import plumbline.harness.file.OpFlag;
import plumbline.harness.file.OpKind;
import plumbline.harness.file.OpLog;

/** Files of operations in fsx's format. */
class OpsFilesTest {
    private static final EngineSpec ENGINE = EngineSpec.parse("pread:buffered");
    private static final long MOST = 256 << 10;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void choose() {
        file = folder.resolve("ops");
    }

    private OpLog read(String text) throws IOException {
        return OpsReader.read(Files.writeString(file, text), ENGINE, MOST);
    }

    @Test
    void shouldReadWhatFsxWrote() throws IOException {
        try (OpLog log = read("""
                # a comment
                write 0x100 0x80 0x0
                skip dedupe_range 0xffffffff 0x1000 0x2000 0x180
                copy_range 0x100 0x10 0x4000 0x180 close_open
                falloc\
                ate 0x0 4096 0x4010 keep_size unshare *
                """)) {
            assertThat(log.count()).isEqualTo(4);
            assertThat(log.get(1)).isEqualTo(FileOp.of(OpKind.WRITE, 0x100, 0x80, ENGINE));
            assertThat(log.get(2).has(OpFlag.SKIPPED)).isTrue();
            assertThat(log.get(3).destination()).isEqualTo(0x4000);
            assertThat(log.get(3).flags()).containsExactly(OpFlag.CLOSE_OPEN);
            assertThat(log.get(4).flags()).containsExactly(OpFlag.KEEP_SIZE, OpFlag.UNSHARE);
        }
    }

    @Test
    void shouldReadBackWhatItWroteAndHideFromFsxWhatThatHasNoWordFor() throws IOException {
        FileOp write = FileOp.of(OpKind.WRITE, 0, 4096, EngineSpec.parse("uring:buffered,async"));
        FileOp mapped = FileOp.of(OpKind.MAPWRITE, 10, 20, write.engine())
                .with(EnumSet.of(OpFlag.UNSYNCED, OpFlag.DROP_CACHES, OpFlag.CLOSE_OPEN));
        try (OpLog log = OpLog.open()) {
            List.of(write, mapped).forEach(log::add);
            OpsWriter.write(log, 0, file);
        }

        assertThat(file).hasContent("""
                #! engine uring:buffered,async
                write 0x0 0x1000 0x0
                #! with drop_caches unsynced
                mapwrite 0xa 0x14 0x1000 close_open
                """);
        try (OpLog log = OpsReader.read(file, ENGINE, MOST)) {
            assertThat(log.get(1)).isEqualTo(write);
            assertThat(log.get(2)).isEqualTo(mapped);
        }
    }

    @Test
    void shouldKeepEveryOperationHoweverManyThereAre() {
        try (OpLog log = OpLog.open()) {
            for (long i = 1; i <= 20_000; i++) {
                log.add(FileOp.of(OpKind.READ, i, 1, ENGINE));
            }
            log.removeLast();

            assertThat(log.count()).isEqualTo(19_999);
            assertThat(log.get(1).offset()).isEqualTo(1);
            assertThat(log.get(19_999).offset()).isEqualTo(19_999);
            assertThat(log.get(4097).offset()).isEqualTo(4097);
        }
    }

    record Mistake(String text, String message) {}

    static List<Mistake> mistakes() {
        return List.of(
                new Mistake("wriet 0 1 0", ":1:1: unknown operation: wriet"),
                new Mistake("fsync 0 0 0\n  write 0 1x 0", ":2:11: length must be a number, as 4096 or 0x1000: 1x"),
                new Mistake("write 0 -1 0", ":1:9: length must not be negative: -1"),
                new Mistake("write 0", ":1:8: length is missing"),
                new Mistake("read 0 1 0 keepsize", ":1:12: unknown flag: keepsize"),
                new Mistake("skip", ":1:5: an operation must follow"),
                new Mistake(
                        "#! engine libao",
                        ":1:11: unknown engine: libao (known: pread, vector, aio, uring,"
                                + " uring-vector, uring-fixed, mmap)"),
                new Mistake("#! motor", ":1:4: unknown word: motor"),
                new Mistake("write 0x3ffff 2 0", ":1:18: an operation must end within 262144 bytes (-l): end=262145"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void shouldSayLineAndColumnOfWhatIsWrong(Mistake mistake) {
        assertThatThrownBy(() -> read(mistake.text()))
                .isInstanceOf(OpsFileException.class)
                .hasMessage(file + mistake.message());
    }
}
