package plumbline.benchmarks;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.pattern.PatternMemory;

/** Filling and checking beside a plain copy of as many bytes; the time of one buffer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PatternBenchmark {
    @Param({"65536", "1048576"})
    private int lengthBytes;

    @Param({"0", "4"})
    private int misalignment;

    private final Pattern pattern = Pattern.ofSeed(1);
    private AlignedBuffer buffer = AlignedBuffer.ofAtLeast(1);
    private AlignedBuffer other = AlignedBuffer.ofAtLeast(1);

    /** Makes both buffers. */
    @Setup
    public void open() {
        close();
        buffer = AlignedBuffer.ofAtLeast(lengthBytes + misalignment);
        other = AlignedBuffer.ofAtLeast(lengthBytes + misalignment);
        fill();
    }

    /** Unmaps them. */
    @TearDown
    public void close() {
        buffer.close();
        other.close();
    }

    /** The yardstick. */
    @Benchmark
    public void copy() {
        MemorySegment.copy(buffer.body(), misalignment, other.body(), misalignment, lengthBytes);
    }

    /** The pattern of a write. */
    @Benchmark
    public void fill() {
        PatternMemory.fill(pattern, 1, buffer.body(), misalignment, 0, lengthBytes);
    }

    /** The check of a read that is right. */
    @Benchmark
    public boolean check() {
        return PatternMemory.matches(pattern, 1, buffer.body(), misalignment, 0, lengthBytes);
    }
}
