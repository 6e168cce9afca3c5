package plumbline.harness.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.HdrHistogram.Histogram;
import plumbline.loopctl.host.CpuTimes;

/**
 * What was measured; the JSON of {@code plumb bench --json} is just this.
 *
 * @param verify whether every byte was checked
 * @param stages each way over the range, the measured one among them
 * @param findings what the checkers found, a sentence each
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BenchResult(
        int schemaVersion,
        String engine,
        String direction,
        String workload,
        long blockBytes,
        int depth,
        int batch,
        int jobs,
        boolean verify,
        double seconds,
        long requests,
        double iops,
        double bytesPerSecond,
        Latency latencyMicros,
        CpuTimes cpuMillis,
        List<StageResult> stages,
        List<String> findings) {

    /** The version of this form. */
    public static final int SCHEMA_VERSION = 1;

    /** How long requests took from submission to completion, in microseconds. */
    public record Latency(double p50, double p99, double p999, double max) {
        private static final double NANOS_A_MICRO = 1000;

        static Latency of(Histogram nanos) {
            return new Latency(micros(nanos, 50), micros(nanos, 99), micros(nanos, 99.9), micros(nanos, 100));
        }

        private static double micros(Histogram nanos, double percentile) {
            return nanos.getValueAtPercentile(percentile) / NANOS_A_MICRO;
        }
    }

    /** One way over the range. */
    public record StageResult(
            String name,
            double seconds,
            long requests,
            double iops,
            double bytesPerSecond,
            Latency latencyMicros,
            CpuTimes cpuMillis) {}

    static BenchResult of(BenchSpec spec, StageResult measured, List<StageResult> stages, List<String> findings) {
        return new BenchResult(
                SCHEMA_VERSION,
                spec.engine().toString(),
                spec.workload().direction().word(),
                spec.workload().word(),
                spec.load().blockBytes(),
                spec.load().depth(),
                spec.load().batch(),
                spec.load().jobs(),
                spec.checked(),
                measured.seconds(),
                measured.requests(),
                measured.iops(),
                measured.bytesPerSecond(),
                measured.latencyMicros(),
                measured.cpuMillis(),
                stages,
                findings);
    }
}
