package plumbline.bindings.mem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;

class AlignedBufferTest {
    @TempDir
    Path folder;

    @Test
    void shouldStartOnAPageAndHoldWholePages() {
        try (AlignedBuffer buffer = AlignedBuffer.ofAtLeast(5000)) {
            assertThat(buffer.address() % Mapping.PAGE_BYTES).isZero();
            assertThat(buffer.bodyBytes()).isEqualTo(8192);
            assertThat(buffer.firstDamage()).isEmpty();
        }
    }

    @Test
    void shouldFindWhatTheKernelWroteBeforeAndBehind() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[16]);
        try (AlignedBuffer buffer = AlignedBuffer.ofAtLeast(4096);
                Fd fd = Fd.open(file, OpenFlag.O_RDONLY)) {
            assertThat(FileCalls.pread(fd, buffer.address() - 8, 8, 0)).isEqualTo(8);
            assertThat(buffer.firstDamage()).hasValue(-8);
            buffer.restoreGuards();
            assertThat(FileCalls.pread(fd, buffer.address() + 4096 - 4, 8, 0)).isEqualTo(8);
            assertThat(buffer.firstDamage()).hasValue(4096);
            assertThat(buffer.at(4096)).isZero();
            assertThat(buffer.at(4100)).isEqualTo(AlignedBuffer.GUARD);
        }
    }

    @Test
    void shouldRefuseUseAfterClose() {
        AlignedBuffer buffer = AlignedBuffer.ofAtLeast(1);
        MemorySegment body = buffer.body();
        buffer.close();

        assertThatThrownBy(() -> body.get(ValueLayout.JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldRefuseALengthThatIsNotPositive() {
        assertThatThrownBy(() -> AlignedBuffer.ofAtLeast(0))
                .hasMessage("a buffer's length must be positive: lengthBytes=0");
    }
}
