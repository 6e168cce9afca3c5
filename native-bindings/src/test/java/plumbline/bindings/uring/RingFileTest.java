package plumbline.bindings.uring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.mem.IoVecs;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;

/** Each operation moves the bytes that it names, through a real file. */
class RingFileTest {
    private static final long OFFSET = 4096;

    @TempDir
    Path folder;

    @Test
    void shouldMoveOneBuffer() throws IOException {
        try (Fd fd = file();
                Ring ring = Ring.open(RingOptions.ofEntries(4));
                AlignedBuffer source = filled((byte) 1);
                AlignedBuffer target = filled((byte) 0)) {
            assertThat(result(ring, sqe -> sqe.write(fd, source.address(), 4096, OFFSET)))
                    .isEqualTo(4096);
            assertThat(result(ring, sqe -> sqe.read(fd, target.address(), 4096, OFFSET)))
                    .isEqualTo(4096);
            assertThat(target.body().mismatch(source.body())).isEqualTo(-1);
        }
    }

    @Test
    void shouldMoveIovecs() throws IOException {
        try (Fd fd = file();
                Ring ring = Ring.open(RingOptions.ofEntries(4));
                IoVecs iovecs = new IoVecs(2);
                AlignedBuffer source = filled((byte) 2);
                AlignedBuffer target = filled((byte) 0)) {
            iovecs.set(0, source.address(), 1024);
            iovecs.set(1, source.address() + 1024, 3072);
            assertThat(result(ring, sqe -> sqe.writev(fd, iovecs.address(), 2, OFFSET)))
                    .isEqualTo(4096);
            iovecs.set(0, target.address(), 3000);
            iovecs.set(1, target.address() + 3000, 1096);
            assertThat(result(ring, sqe -> sqe.readv(fd, iovecs.address(), 2, OFFSET)))
                    .isEqualTo(4096);
            assertThat(target.body().mismatch(source.body())).isEqualTo(-1);
        }
    }

    @Test
    void shouldMoveRegisteredBuffersOfRegisteredFiles() throws IOException {
        try (Fd fd = file();
                AlignedBuffer source = filled((byte) 3);
                AlignedBuffer target = filled((byte) 0);
                IoVecs iovecs = new IoVecs(2);
                Ring ring = Ring.open(RingOptions.ofEntries(4))) {
            iovecs.set(0, source.address(), source.bodyBytes());
            iovecs.set(1, target.address(), target.bodyBytes());
            ring.registerBuffers(iovecs, 2);
            ring.registerFiles(fd);
            assertThat(result(
                            ring,
                            sqe -> sqe.writeFixed(fd, source.address(), 4096, OFFSET, 0)
                                    .fixedFile(0)))
                    .isEqualTo(4096);
            assertThat(result(
                            ring,
                            sqe -> sqe.readFixed(fd, target.address(), 4096, OFFSET, 1)
                                    .fixedFile(0)))
                    .isEqualTo(4096);
            assertThat(result(ring, sqe -> sqe.fsync(fd))).isZero();
            assertThat(target.body().mismatch(source.body())).isEqualTo(-1);
        }
    }

    private Fd file() throws IOException {
        return Fd.open(Files.createFile(folder.resolve("file")), OpenFlag.O_RDWR);
    }

    private static AlignedBuffer filled(byte value) {
        AlignedBuffer buffer = AlignedBuffer.ofAtLeast(4096);
        buffer.body().fill(value);
        return buffer;
    }

    private static int result(Ring ring, Consumer<Sqe> operation) {
        operation.accept(ring.next());
        assertThat(ring.submitAndWait(1, 10_000_000_000L)).isEqualTo(1);
        AtomicInteger answer = new AtomicInteger();
        assertThat(ring.reap(1, (userData, result, flags) -> answer.set(result)))
                .isEqualTo(1);
        return answer.get();
    }
}
