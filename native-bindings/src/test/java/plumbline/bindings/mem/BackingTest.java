package plumbline.bindings.mem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.bindings.mem.AlignedBuffer.Access;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;

/** What every kind of memory promises as the body of a buffer. */
class BackingTest {
    @TempDir
    Path folder;

    @Test
    void shouldGuardEveryKindOfMemory() throws IOException {
        assertGuards(Backing.ANONYMOUS);
        assertGuards(new TransparentHugePages());
        assertGuards(new SharedPages());
        assertGuards(new FilePages(folder));
        assertGuards(new RepeatedPages());
        assertThat(folder).isEmptyDirectory();
    }

    private void assertGuards(Backing backing) throws IOException {
        Path file = Files.write(Files.createTempFile("plumbline", "pages"), new byte[] {1, 2, 3, 4});
        try (AlignedBuffer buffer = AlignedBuffer.ofAtLeast(5000, backing);
                Fd fd = Fd.open(file, OpenFlag.O_RDONLY)) {
            assertThat(buffer.address() % backing.granuleBytes()).isZero();
            assertThat(buffer.bodyBytes() % backing.granuleBytes()).isZero();
            assertThat(FileCalls.pread(fd, buffer.address() + buffer.bodyBytes() - 2, 4, 0))
                    .isEqualTo(4);
            assertThat(buffer.body().get(ValueLayout.JAVA_BYTE, buffer.bodyBytes() - 1))
                    .isEqualTo((byte) 2);
            assertThat(buffer.firstDamage()).hasValue(buffer.bodyBytes());
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void shouldSayThatThereAreNoHugePagesOrGiveThem() {
        try (AlignedBuffer buffer = AlignedBuffer.ofAtLeast(1, new ExplicitHugePages())) {
            assertThat(buffer.bodyBytes()).isEqualTo(ExplicitHugePages.PAGE_BYTES);
        } catch (SyscallException none) {
            assertThat(none).hasMessage("mmap of 2097152 bytes on huge pages failed: ENOMEM (12)");
        }
    }

    @Test
    void shouldBeTheSameMemoryAtManyAddresses() {
        try (AlignedBuffer buffer = AlignedBuffer.ofAtLeast(2 * RepeatedPages.PIECE_BYTES, new RepeatedPages())) {
            buffer.body().set(ValueLayout.JAVA_BYTE, 17, (byte) 5);

            assertThat(buffer.body().get(ValueLayout.JAVA_BYTE, RepeatedPages.PIECE_BYTES + 17))
                    .isEqualTo((byte) 5);
        }
    }

    @Test
    void shouldTellWhatIsInThePageCache() {
        Path file = folder.resolve("cached");
        try (AlignedBuffer buffer = AlignedBuffer.ofAtLeast(8192);
                Fd fd = Fd.open(file, OpenFlag.O_RDWR, OpenFlag.O_CREAT)) {
            assertThat(FileCalls.ftruncate(fd, 16384)).isZero();
            assertThat(Residency.pages(fd, 0, 16384)).isZero();
            assertThat(FileCalls.pwrite(fd, buffer.address(), 8192, 4096)).isEqualTo(8192);
            assertThat(Residency.pages(fd, 0, 16384)).isEqualTo(2);
        }
    }

    @Test
    void shouldKeepTheKernelFromProtectedPages() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[8192]);
        try (AlignedBuffer buffer = AlignedBuffer.ofAtLeast(12288);
                Fd fd = Fd.open(file, OpenFlag.O_RDWR)) {
            buffer.protect(4096, 4096, Access.NONE);
            assertThat(FileCalls.pread(fd, buffer.address() + 4096, 4096, 0)).isEqualTo(Errno.EFAULT.asResult());
            buffer.protect(4096, 4096, Access.READ_ONLY);
            assertThat(FileCalls.pread(fd, buffer.address() + 4096, 4096, 0)).isEqualTo(Errno.EFAULT.asResult());
            assertThat(FileCalls.pwrite(fd, buffer.address() + 4096, 4096, 0)).isEqualTo(4096);
            buffer.protect(4096, 4096, Access.READ_WRITE);
            assertThat(FileCalls.pread(fd, buffer.address() + 4096, 4096, 0)).isEqualTo(4096);
            assertThatThrownBy(() -> buffer.protect(8192, 8192, Access.NONE))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}
