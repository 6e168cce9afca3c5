package plumbline.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import plumbline.bindings.uring.Ring;
import plumbline.bindings.uring.RingOptions;

/** Entries that do nothing, through a ring and back: what a request costs beside the kernel's own work. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RingBenchmark {
    private static final int BATCH = 8;

    private Ring ring = Ring.open(RingOptions.ofEntries(BATCH));
    private long sum;

    /** A ring belongs to the thread that opens it. */
    @Setup(Level.Trial)
    public void open() {
        close();
        ring = Ring.open(RingOptions.ofEntries(BATCH));
    }

    /** Closes it. */
    @TearDown(Level.Trial)
    public void close() {
        ring.close();
    }

    /** One submission for eight entries. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long nops() {
        for (int i = 0; i < BATCH; i++) {
            ring.next().nop().userData(i);
        }
        ring.submit();
        ring.reap(BATCH, (userData, result, flags) -> sum += userData);
        return sum;
    }
}
