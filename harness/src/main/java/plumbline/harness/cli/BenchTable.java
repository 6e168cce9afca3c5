package plumbline.harness.cli;

import java.io.PrintWriter;
import java.util.Locale;
import plumbline.harness.bench.BenchResult;

/** A measurement as a table: a line a stage. */
record BenchTable(PrintWriter out) {
    private static final double MEGA = 1e6;

    void print(BenchResult result) {
        result.findings().forEach(finding -> out.println("finding: " + finding));
        out.printf(
                Locale.ROOT,
                "%s, blocks of %d, depth %d, batches of %d, jobs %d%s%n",
                result.engine(),
                result.blockBytes(),
                result.depth(),
                result.batch(),
                result.jobs(),
                result.verify() ? ", every byte checked" : "");
        out.printf(
                Locale.ROOT,
                "%-10s %8s %11s %9s %8s %8s %8s %8s  %s%n",
                "stage",
                "seconds",
                "iops",
                "MB/s",
                "p50 µs",
                "p99",
                "p99.9",
                "max",
                "cpu ms: user, system, jit, gc");
        result.stages().forEach(this::print);
    }

    private void print(BenchResult.StageResult stage) {
        BenchResult.Latency latency = stage.latencyMicros();
        out.printf(
                Locale.ROOT,
                "%-10s %8.3f %11.0f %9.1f %8.1f %8.1f %8.1f %8.1f  %d, %d, %d, %d%n",
                stage.name(),
                stage.seconds(),
                stage.iops(),
                stage.bytesPerSecond() / MEGA,
                latency.p50(),
                latency.p99(),
                latency.p999(),
                latency.max(),
                stage.cpuMillis().issuingUser(),
                stage.cpuMillis().issuingSystem(),
                stage.cpuMillis().jit(),
                stage.cpuMillis().gc());
    }
}
