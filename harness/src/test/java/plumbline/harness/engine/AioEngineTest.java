package plumbline.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.loopctl.testing.Requires;

/** The wait for completions of io_submit(2) beside a ring of the same thread. */
@Requires("io_uring")
class AioEngineTest {
    private static final int TIMES = 100;
    private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final Shape READ = Shape.read(0, Segments.single(0, 4096));
    private static final CompletionSink NOBODY = new CompletionSink() {
        @Override
        public void completed(IoSlot slot, long result) {
            slot.disarm();
        }

        @Override
        public void unexpected(long requestId, long result) {
            throw new AssertionError("nothing else was asked for");
        }
    };

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.write(folder.resolve("file"), new byte[4096]);
    }

    @Test
    void shouldWaitTheWholeTimeWhenARingOfItsThreadHasWorkToDo() {
        try (Fd fd = Fd.open(file, OpenFlag.O_RDWR);
                SlotPool slots = new SlotPool(SlotNeeds.anonymous(1, 4096, 1, 4096));
                SlotPool none = new SlotPool(SlotNeeds.anonymous(1, 4096, 1, 4096));
                Engine ring = EngineSpec.parse("uring:async,buffered").open(new EngineTarget(fd, slots));
                Engine aio = EngineSpec.parse("aio:buffered").open(new EngineTarget(fd, none))) {
            for (int i = 1; i <= TIMES; i++) {
                IoSlot slot = slots.take();
                slot.load(i, READ);
                ring.submit(slot);
                int told = ring.reap(0, 0, NOBODY);
                long before = System.nanoTime();

                assertThat(aio.reap(1, WAIT_NANOS, NOBODY)).isZero();

                assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(WAIT_NANOS);
                if (told == 0) {
                    ring.reap(1, TimeUnit.SECONDS.toNanos(10), NOBODY);
                }
                slots.release(slot);
            }
        }
    }
}
