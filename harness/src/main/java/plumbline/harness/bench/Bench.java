package plumbline.harness.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;
import plumbline.harness.contract.Contract;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.run.StopFlag;
import plumbline.loopctl.host.CpuTimes;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.limits.LimitsReader;

/** Measures. */
public final class Bench {
    private static final String THREADS = "bench-";
    private static final double NANOS_A_SECOND = 1e9;

    private final BenchSpec spec;
    private final FoundLog log = new FoundLog();
    private final List<Job> jobs = new ArrayList<>();

    private Bench(BenchSpec spec, StopFlag stop) {
        this.spec = spec;
        Oracle oracle = new Oracle(Pattern.ofSeed(spec.seed()), spec.target().sizeBytes(), Oracle.Initial.UNKNOWN);
        Contract contract = Contract.of(spec.target(), LimitsReader.read(spec.target(), Host.live()));
        Contract judged = spec.engine().traits().direct() ? contract : contract.unaligned();
        for (int i = 0; i < spec.load().jobs(); i++) {
            Handling handling = spec.checked()
                    ? new Checked(oracle, judged, log, spec.load().depth())
                    : new Unchecked();
            jobs.add(new Job(spec, i, handling, stop));
        }
    }

    /**
     * Carries a measurement out.
     *
     * @param stop set to cut it short
     * @throws plumbline.bindings.sys.SyscallException when the target or the ring cannot be opened
     * @throws IllegalStateException when a request fails, or is not answered
     */
    public static BenchResult run(BenchSpec spec, StopFlag stop) {
        if (spec.checked()) {
            WarmUp.run(Pattern.ofSeed(spec.seed()));
            Rehearsal.run(spec, stop);
        }
        return unrehearsed(spec, stop);
    }

    /** The same as it is, without anything before it. */
    static BenchResult unrehearsed(BenchSpec spec, StopFlag stop) {
        return new Bench(spec, stop).run();
    }

    private BenchResult run() {
        List<BenchResult.StageResult> results = new ArrayList<>();
        int measured = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(
                spec.load().jobs(), Thread.ofPlatform().name(THREADS, 0).factory())) {
            for (Stage stage : Stage.of(spec)) {
                measured = stage.measured() ? results.size() : measured;
                BenchResult.StageResult result = run(stage, threads);
                if (stage.reported()) {
                    results.add(result);
                }
            }
        }
        return BenchResult.of(spec, results.get(measured), results, log.found());
    }

    private BenchResult.StageResult run(Stage stage, ExecutorService threads) {
        CpuTimes before = CpuTimes.read(Host.live(), List.of(THREADS));
        long startedNanos = System.nanoTime();
        List<Future<Job.Tally>> running =
                jobs.stream().map(job -> threads.submit(() -> job.run(stage))).toList();
        List<Job.Tally> tallies = running.stream().map(Bench::join).toList();
        double seconds = (System.nanoTime() - startedNanos) / NANOS_A_SECOND;
        CpuTimes used = CpuTimes.read(Host.live(), List.of(THREADS)).since(before);
        Histogram latencies = tallies.getFirst().latencies();
        tallies.stream().skip(1).forEach(tally -> latencies.add(tally.latencies()));
        long requests = tallies.stream().mapToLong(Job.Tally::requests).sum();
        double iops = requests / seconds;
        return new BenchResult.StageResult(
                stage.name(),
                seconds,
                requests,
                iops,
                iops * spec.load().blockBytes(),
                BenchResult.Latency.of(latencies),
                used);
    }

    private static Job.Tally join(Future<Job.Tally> running) {
        try {
            return running.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        }
    }
}
