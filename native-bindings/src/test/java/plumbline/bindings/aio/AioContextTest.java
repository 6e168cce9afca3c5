package plumbline.bindings.aio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.mem.IoVecs;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;

class AioContextTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void shouldMoveTheBytesOfEachEntry() throws IOException {
        try (Fd fd = Fd.open(Files.write(folder.resolve("file"), new byte[8192]), OpenFlag.O_RDWR);
                AioContext context = AioContext.open(4);
                IoVecs iovecs = new IoVecs(2);
                AlignedBuffer buffer = AlignedBuffer.ofAtLeast(8192)) {
            buffer.body().asSlice(0, 4096).fill((byte) 5);
            iovecs.set(0, buffer.address() + 4096, 1000);
            iovecs.set(1, buffer.address() + 6000, 96);
            context.entry(0).write(fd, buffer.address(), 4096, 0).userData(10);
            context.entry(1).readv(fd, iovecs.address(), 2, 0).userData(11);

            assertThat(context.submit(new int[] {0}, 0, 1)).isOne();
            assertThat(completions(context, 1)).containsExactlyEntriesOf(Map.of(10L, 4096L));
            assertThat(context.submit(new int[] {3, 1}, 1, 2)).isOne();
            assertThat(completions(context, 1)).containsExactlyEntriesOf(Map.of(11L, 1096L));
            assertThat(buffer.body().get(ValueLayout.JAVA_BYTE, 5095)).isEqualTo((byte) 5);
            assertThat(buffer.body().get(ValueLayout.JAVA_BYTE, 5096)).isZero();
            assertThat(buffer.body().get(ValueLayout.JAVA_BYTE, 6095)).isEqualTo((byte) 5);
        }
    }

    @Test
    void shouldHandOnRefusalsAtSubmissionAndWaitNoLongerThanAskedFor() throws IOException {
        try (Fd fd = Fd.open(Files.write(folder.resolve("file"), new byte[1]), OpenFlag.O_RDONLY);
                AioContext context = AioContext.open(1)) {
            context.entry(0).read(fd, 0, -1, 0);

            assertThat(context.submit(new int[] {0}, 0, 1)).isEqualTo(Errno.EINVAL.asResult());
            assertThat(context.reap(1, SECOND / 100, (userData, result) -> {})).isZero();
        }
    }

    private static Map<Long, Long> completions(AioContext context, int count) {
        Map<Long, Long> results = new TreeMap<>();
        assertThat(context.reap(count, SECOND, results::put)).isEqualTo(count);
        return results;
    }
}
