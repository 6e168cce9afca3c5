package plumbline.bindings.mem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.bindings.mem.FileMapping.Access;
import plumbline.bindings.mem.FileMapping.Sharing;
import plumbline.bindings.mem.FileMapping.Sync;
import plumbline.bindings.mem.FileMapping.Use;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;

class FileMappingTest {
    private static final int ROUNDS = 15_000;

    @TempDir
    Path folder;

    private Fd file;
    private AlignedBuffer buffer;

    @BeforeEach
    void make() {
        file = Fd.open(folder.resolve("file"), OpenFlag.O_RDWR, OpenFlag.O_CREAT);
        FileCalls.ftruncate(file, 8192);
        buffer = AlignedBuffer.ofAtLeast(8192);
    }

    @AfterEach
    void close() {
        buffer.close();
        file.close();
    }

    @Test
    void shouldShareWhatIsWrittenWithTheFile() {
        buffer.body().fill((byte) 7);
        try (FileMapping mapping = FileMapping.of(file, 4096, 4096, Sharing.SHARED, Use.READ_WRITE)) {
            assertThat(mapping.write(10, buffer.body(), 0, 20)).isEqualTo(Access.DONE);
            assertThat(mapping.sync(10, 20, Sync.SYNC)).isZero();
        }
        assertThat(FileCalls.pread(file, buffer.address(), 8192, 0)).isEqualTo(8192);
        assertThat(byteAt(4096 + 9)).isZero();
        assertThat(byteAt(4096 + 10)).isEqualTo((byte) 7);
        assertThat(byteAt(4096 + 29)).isEqualTo((byte) 7);
        assertThat(byteAt(4096 + 30)).isZero();
    }

    @Test
    void shouldKeepToItselfWhatIsWrittenPrivately() {
        buffer.body().fill((byte) 7);
        try (FileMapping mapping = FileMapping.of(file, 0, 8192, Sharing.PRIVATE, Use.READ_WRITE)) {
            assertThat(mapping.write(0, buffer.body(), 0, 8192)).isEqualTo(Access.DONE);
        }
        assertThat(FileCalls.pread(file, buffer.address(), 8192, 0)).isEqualTo(8192);
        assertThat(byteAt(0)).isZero();
    }

    /** Often enough for every compiler to have its turn: each has its own way with the error. */
    @Test
    void shouldSayThatPagesAreGoneWhenTheFileWasCutOff() {
        try (FileMapping mapping = FileMapping.of(file, 0, 8192, Sharing.SHARED, Use.READ_WRITE)) {
            for (int i = 0; i < ROUNDS; i++) {
                FileCalls.ftruncate(file, i % 2 == 0 ? 8192 : 4096);
                Access expected = i % 2 == 0 ? Access.DONE : Access.GONE;
                assertThat(mapping.read(4096, buffer.body(), 0, 1 + i % 4096)).isEqualTo(expected);
                assertThat(mapping.write(4096, buffer.body(), 0, 1 + i % 4096)).isEqualTo(expected);
                assertThat(mapping.read(0, buffer.body(), 0, 4096)).isEqualTo(Access.DONE);
            }
        }
    }

    @Test
    void shouldNotMapSynchronouslyWhenTheFileHasNoDax() {
        assertThatThrownBy(() -> FileMapping.of(file, 0, 4096, Sharing.SHARED_SYNC, Use.READ_WRITE))
                .isInstanceOf(SyscallException.class)
                .hasMessage("mmap of 4096@0 on " + file.name() + " failed: EOPNOTSUPP (95)");
    }

    private byte byteAt(long offset) {
        return buffer.body().get(ValueLayout.JAVA_BYTE, offset);
    }
}
