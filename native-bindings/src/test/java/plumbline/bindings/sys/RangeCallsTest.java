package plumbline.bindings.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.sys.RangeCalls.FileRange;

class RangeCallsTest {
    @TempDir
    Path folder;

    private Fd file;
    private AlignedBuffer buffer;

    @BeforeEach
    void make() {
        file = Fd.open(folder.resolve("file"), OpenFlag.O_RDWR, OpenFlag.O_CREAT);
        buffer = AlignedBuffer.ofAtLeast(8192);
        buffer.body().fill((byte) 7);
        FileCalls.pwrite(file, buffer.address(), 8192, 0);
    }

    @AfterEach
    void close() {
        buffer.close();
        file.close();
    }

    @Test
    void shouldPunchAHoleThatReadsAsZeros() {
        assertThat(RangeCalls.allocate(file, Allocation.PUNCH_HOLE, 4096, 4096)).isZero();

        assertThat(byteAt(4095)).isEqualTo((byte) 7);
        assertThat(byteAt(4096)).isZero();
        assertThat(FileStatus.of(file).sizeBytes()).isEqualTo(8192);
    }

    @Test
    void shouldGrowTheFileOnlyWhenNotAskedToKeepItsSize() {
        assertThat(RangeCalls.allocate(file, Allocation.ALLOCATE_KEEP_SIZE, 8192, 4096))
                .isZero();
        assertThat(FileStatus.of(file).sizeBytes()).isEqualTo(8192);

        assertThat(RangeCalls.allocate(file, Allocation.ALLOCATE, 8192, 4096)).isZero();
        assertThat(FileStatus.of(file).sizeBytes()).isEqualTo(12_288);
    }

    @Test
    void shouldCopyARangeToAnotherPlace() {
        assertThat(RangeCalls.copy(new FileRange(file, 10), new FileRange(file, 9000), 20))
                .isEqualTo(20);

        assertThat(FileStatus.of(file).sizeBytes()).isEqualTo(9020);
    }

    @Test
    void shouldHandOnWhatTheKernelAnswersWhenItRefuses() {
        Fd reading = Fd.open(folder.resolve("file"), OpenFlag.O_RDONLY);

        assertThat(RangeCalls.allocate(reading, Allocation.ALLOCATE, 0, 4096)).isEqualTo(Errno.EBADF.asResult());
        assertThat(RangeCalls.copy(new FileRange(file, 0), new FileRange(reading, 0), 1))
                .isEqualTo(Errno.EBADF.asResult());
        assertThat(RangeCalls.allocate(file, Allocation.COLLAPSE_RANGE, 1, 1)).isEqualTo(Errno.EINVAL.asResult());
        assertThat(RangeCalls.advise(file, 0, 0, Advice.DONTNEED)).isZero();
        assertThat(RangeCalls.syncRange(file, 0, 0)).isZero();
        reading.close();
    }

    private byte byteAt(long offset) {
        assertThat(FileCalls.pread(file, buffer.address(), 8192, 0)).isEqualTo(8192);
        return buffer.body().get(ValueLayout.JAVA_BYTE, offset);
    }
}
