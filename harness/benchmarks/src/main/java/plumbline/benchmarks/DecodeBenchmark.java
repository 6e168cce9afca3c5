package plumbline.benchmarks;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import plumbline.harness.pattern.Origin;
import plumbline.harness.pattern.Pattern;

/** The slow way behind a mismatch: where a word says that it belongs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodeBenchmark {
    private final Pattern pattern = Pattern.ofSeed(1);
    private long offset;

    /** A word of this run. */
    @Benchmark
    public Optional<Origin> ours() {
        offset += Long.BYTES;
        return pattern.decode(pattern.word(offset & 0xFFFF_FFF8L, 3));
    }

    /** A word of nobody's. */
    @Benchmark
    public Optional<Origin> foreign() {
        return pattern.decode(0);
    }
}
