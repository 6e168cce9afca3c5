package plumbline.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.Engine;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.EngineTarget;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.engine.SlotPool;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Extent;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.harness.run.StopFlag;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.limits.LimitsReader;

/** What a request costs and how it ends, on a file in the page cache. */
class DriverTest {
    private static final int BLOCK = 4096;
    private static final long BLOCKS = 256;
    private static final int ROUNDS = 200;
    private static final int SLOTS = 16;
    private static final int PASSES_A_ROUND = 40;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"uring:buffered", "uring-fixed:buffered,files", "uring-vector:buffered"})
    void shouldAllocateNothingARequest(String engine) throws IOException {
        assertThat(leastBytesARequest(engine, new Unchecked(), Direction.READ)).isLessThan(1.0);
    }

    @Test
    void shouldAllocateNothingAReadWhoseEveryByteIsChecked() throws IOException {
        FoundLog log = new FoundLog();
        Handling checked = checked(log);
        try (Rig rig = new Rig("uring:buffered", checked, Direction.WRITE)) {
            rig.pass(1);
        }

        assertThat(leastBytesARequest("uring:buffered", checked, Direction.READ))
                .isLessThan(1.0);
        assertThat(log.found()).isEmpty();
    }

    private Handling checked(FoundLog log) throws IOException {
        Node node = new Node(NodeKind.FILE, file(), BLOCKS * BLOCK, Node.Access.READ_WRITE);
        Oracle oracle = new Oracle(Pattern.ofSeed(1), BLOCKS * BLOCK, Oracle.Initial.UNKNOWN);
        Contract contract =
                Contract.of(node, LimitsReader.read(node, Host.live())).unaligned();
        return new Checked(oracle, contract, log, SLOTS);
    }

    /** The compiler needs its time to see what need not be allocated: the best of many rounds counts. */
    private double leastBytesARequest(String engine, Handling handling, Direction direction) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double least = Double.MAX_VALUE;
        try (Rig rig = new Rig(engine, handling, direction)) {
            for (int round = 0; round < ROUNDS && least >= 1; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                rig.pass(PASSES_A_ROUND);
                long used = threads.getCurrentThreadAllocatedBytes() - before;
                least = Math.min(least, (double) used / (PASSES_A_ROUND * BLOCKS));
            }
        }
        return least;
    }

    @Test
    void shouldSayWhichRequestFailedWhenOneDoes() throws IOException {
        try (Rig rig = new Rig("uring:buffered", new Unchecked(), Direction.READ)) {
            Files.write(folder.resolve("file"), new byte[BLOCK]);

            assertThatThrownBy(() -> rig.pass(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("read 4096@4096 [4096@0] came back with 0 bytes: nothing can be measured like this");
        }
    }

    private Path file() throws IOException {
        Path file = folder.resolve("file");
        return Files.exists(file) ? file : Files.write(file, new byte[(int) (BLOCKS * BLOCK)]);
    }

    /** An engine of depth 16 with its driver. */
    private final class Rig implements AutoCloseable {
        private final Fd fd = Fd.open(file(), OpenFlag.O_RDWR);
        private final SlotPool slots = new SlotPool(SLOTS, BLOCK, 1, BLOCK);
        private final Engine engine;
        private final Driver driver;

        Rig(String engine, Handling handling, Direction direction) throws IOException {
            this.engine = EngineSpec.parse(engine).open(new EngineTarget(fd, slots));
            for (IoSlot slot : slots.all()) {
                slot.load(0, new Shape(direction, 0, Segments.single(0, BLOCK)));
            }
            this.driver = new Driver(this.engine, slots, handling, 8, new Histogram(1_000_000_000L, 2));
        }

        void pass(int times) {
            for (int i = 0; i < times; i++) {
                Extent range = new Extent(0, BLOCKS * BLOCK);
                driver.run(new Places(Workload.Order.SEQUENTIAL, range, BLOCK, 1), 0, new StopFlag());
            }
        }

        @Override
        public void close() {
            engine.close();
            slots.close();
            fd.close();
        }
    }
}
