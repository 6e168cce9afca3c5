package plumbline.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

/** What every kind of engine promises, on a real file. */
class EngineContractTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void shouldCompleteEachRequestOnceWithItsBytes(EngineKind kind) throws IOException {
        try (Fd fd = file();
                SlotPool slots = new SlotPool(16, 4096, 4, 4096);
                Engine engine = kind.open(new EngineTarget(fd, slots))) {
            Map<Long, Long> results = new TreeMap<>();
            for (int round = 0; round < 4; round++) {
                for (int i = 0; i < 16; i++) {
                    IoSlot slot = slots.take();
                    slot.load(round * 16 + i + 1, Shape.write(i * 4096L, Segments.single(0, 4096)), 0);
                    slot.buffer().body().fill((byte) (round * 16 + i));
                    engine.submit(slot);
                }
                drain(engine, slots, results);
            }

            assertThat(results)
                    .hasSize(64)
                    .allSatisfy((id, result) -> assertThat(result).isEqualTo(4096L));
        }
        byte[] content = Files.readAllBytes(folder.resolve("file"));
        for (int i = 0; i < 16; i++) {
            assertThat(content[i * 4096 + 77]).isEqualTo((byte) (48 + i));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadIntoTheAddressesThatWereGiven(EngineKind kind) throws IOException {
        try (Fd fd = file();
                SlotPool slots = new SlotPool(1, 16384, 4, 8192);
                Engine engine = kind.open(new EngineTarget(fd, slots))) {
            Segments segments = kind.traits().vectored()
                    ? Segments.of(List.of(new Segments.Segment(8192, 512), new Segments.Segment(512, 1024)))
                    : Segments.single(512, 1024);
            IoSlot slot = slots.take();
            slot.buffer().body().fill((byte) 0x11);
            slot.load(1, Shape.read(512, segments), 0);
            engine.submit(slot);
            Map<Long, Long> results = new TreeMap<>();
            drain(engine, slots, results);

            assertThat(results).containsEntry(1L, segments.totalBytes());
            assertThat(slot.buffer().body().get(ValueLayout.JAVA_BYTE, 511)).isEqualTo((byte) 0x11);
            assertThat(slot.buffer().body().get(ValueLayout.JAVA_BYTE, 512)).isZero();
            assertThat(slot.buffer().body().get(ValueLayout.JAVA_BYTE, 1535)).isZero();
            assertThat(slot.buffer().body().get(ValueLayout.JAVA_BYTE, 1536)).isEqualTo((byte) 0x11);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldHandOnRefusalsAsNumbers(EngineKind kind) throws IOException {
        try (Fd fd = Fd.open(Files.write(folder.resolve("file"), new byte[4096]), OpenFlag.O_RDONLY);
                SlotPool slots = new SlotPool(1, 4096, 1, 4096);
                Engine engine = kind.open(new EngineTarget(fd, slots))) {
            IoSlot slot = slots.take();
            slot.load(1, Shape.write(0, Segments.single(0, 4096)), 0);
            engine.submit(slot);
            Map<Long, Long> results = new TreeMap<>();
            drain(engine, slots, results);

            assertThat(results).containsEntry(1L, Errno.EBADF.asResult());
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldStopWaitingWhenTheTimeIsOver(EngineKind kind) throws IOException {
        try (Fd fd = file();
                SlotPool slots = new SlotPool(2, 4096, 1, 4096);
                Engine engine = kind.open(new EngineTarget(fd, slots))) {
            long before = System.nanoTime();

            assertThat(engine.reap(1, SECOND / 50, new Recorder(slots, new TreeMap<>())))
                    .isZero();
            assertThat(System.nanoTime() - before).isLessThan(5 * SECOND);
        }
    }

    private Fd file() throws IOException {
        return Fd.open(Files.write(folder.resolve("file"), new byte[1 << 16]), OpenFlag.O_RDWR);
    }

    private static void drain(Engine engine, SlotPool slots, Map<Long, Long> results) {
        long deadline = System.nanoTime() + 10 * SECOND;
        while (slots.inFlight() > 0) {
            assertThat(System.nanoTime()).as("all completions within 10 s").isLessThan(deadline);
            engine.reap(1, SECOND, new Recorder(slots, results));
        }
    }

    private record Recorder(SlotPool slots, Map<Long, Long> results) implements CompletionSink {
        @Override
        public void completed(IoSlot slot, long result) {
            List<Long> twice = new ArrayList<>();
            if (results.put(slot.requestId(), result) != null) {
                twice.add(slot.requestId());
            }
            assertThat(twice).isEmpty();
            slots.release(slot);
        }

        @Override
        public void unexpected(long requestId, long result) {
            throw new AssertionError("nobody asked for #" + requestId);
        }
    }
}
