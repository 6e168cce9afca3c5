package plumbline.harness.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.harness.engine.CompletionSink;
import plumbline.harness.engine.Engine;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.EngineTarget;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.engine.SlotPool;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.harness.run.StopFlag;
import plumbline.loopctl.testing.Requires;

/** Traces of this very process, held against what it knows that it did. */
@Requires({"root", "tracefs", "io_uring"})
@Timeout(60)
class TraceSessionTest {
    private static final int ROUNDS = 50;
    private static final int DEPTH = 4;
    private static final int KIB = 4096;
    private static final int WARM_UP_BYTES = 512;

    @TempDir
    Path folder;

    private final StopFlag stop = new StopFlag();
    private final List<TracedIo> seen = Collections.synchronizedList(new ArrayList<>());
    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file = Files.write(folder.resolve("file"), new byte[1 << 20]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"uring:buffered", "uring:buffered,async", "uring:buffered,sqpoll", "uring-fixed:buffered,files"})
    void shouldAccountForEveryCompletionOfARing(String engine) throws Exception {
        TraceEnd end = traced(() -> readSomeTimes(EngineSpec.parse(engine), 4096));

        List<TracedIo> reads =
                seen.stream().filter(io -> io.operation().startsWith("READ")).toList();
        assertThat(reads.size() + end.lost()).isGreaterThanOrEqualTo(ROUNDS * DEPTH);
        assertThat(reads).hasSizeLessThanOrEqualTo(ROUNDS * DEPTH).allSatisfy(io -> {
            assertThat(io.result()).isEqualTo(4096);
            assertThat(io.process()).isEqualTo((int) ProcessHandle.current().pid());
            assertThat(io.marks().contains(IoMark.SQPOLL)).isEqualTo(engine.contains("sqpoll"));
        });
    }

    @Test
    void shouldMarkWhatCameShortAndNameTheFile() throws Exception {
        traced(() -> {
            // A name is looked up when an event is read: the file stays open until then.
            try (Fd fd = Fd.open(file, OpenFlag.O_RDONLY)) {
                read(fd, EngineSpec.parse("uring:buffered"), ROUNDS, (1 << 20) / DEPTH / 2 * 3);
                long endNanos = System.nanoTime() + 10_000_000_000L;
                while (seen.size() < ROUNDS * DEPTH && System.nanoTime() < endNanos) {
                    Thread.onSpinWait();
                }
            }
        });

        assertThat(seen.stream().filter(io -> io.marks().contains(IoMark.SHORT)))
                .isNotEmpty()
                .allSatisfy(io -> {
                    assertThat(io.file()).isEqualTo(file.toString());
                    assertThat(io.result()).isLessThan(io.expected());
                });
    }

    @Test
    void shouldSayThatThereIsNoSuchProcess() {
        TraceSession session =
                new TraceSession(new TraceSession.Scope(new TraceTarget.Running(1 << 29), false, KIB), seen::add, stop);

        assertThatThrownBy(session::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such process: --pid 536870912");
    }

    private TraceEnd traced(Runnable work) throws Exception {
        AtomicInteger begun = new AtomicInteger();
        TraceTarget self = new TraceTarget.Running((int) ProcessHandle.current().pid());
        TraceSession session = new TraceSession(
                new TraceSession.Scope(self, false, KIB),
                io -> {
                    begun.incrementAndGet();
                    if (io.result() != WARM_UP_BYTES) {
                        seen.add(io);
                    }
                },
                stop);
        CompletableFuture<TraceEnd> end = CompletableFuture.supplyAsync(session::run);
        // Nothing tells from outside that the trace has begun but that something is traced.
        while (begun.get() == 0 && !end.isDone()) {
            readOnce();
        }
        work.run();
        stop.set();
        return end.get();
    }

    private void readOnce() {
        read(EngineSpec.parse("uring:buffered"), 1, WARM_UP_BYTES);
    }

    private void readSomeTimes(EngineSpec spec, long lengthBytes) {
        read(spec, ROUNDS, lengthBytes);
    }

    /** In each round as many at once as there are slots, side by side; the last may reach beyond the end. */
    private void read(EngineSpec spec, int rounds, long lengthBytes) {
        try (Fd fd = Fd.open(file, OpenFlag.O_RDONLY)) {
            read(fd, spec, rounds, lengthBytes);
        }
    }

    private static void read(Fd fd, EngineSpec spec, int rounds, long lengthBytes) {
        try (SlotPool slots = new SlotPool(DEPTH, lengthBytes, 1, lengthBytes);
                Engine engine = spec.open(new EngineTarget(fd, slots))) {
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < DEPTH; i++) {
                    IoSlot slot = slots.take();
                    slot.load(
                            (long) round * DEPTH + i,
                            Shape.read(i * (long) (1 << 20) / DEPTH, Segments.single(0, lengthBytes)));
                    engine.submit(slot);
                }
                for (int left = DEPTH; left > 0; ) {
                    left -= engine.reap(left, 1_000_000_000L, new Releasing(slots));
                }
            }
        }
    }

    private record Releasing(SlotPool slots) implements CompletionSink {
        @Override
        public void completed(IoSlot slot, long result) {
            slots.release(slot);
        }

        @Override
        public void unexpected(long requestId, long result) {
            throw new AssertionError("nobody asked for #" + requestId);
        }
    }
}
