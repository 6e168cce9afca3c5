package plumbline.harness.verify;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.check.CompletionChecker;
import plumbline.harness.contract.Contract;
import plumbline.harness.diagnosis.Diagnoser;
import plumbline.harness.diagnosis.TargetEdges;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.OpenEngine;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.evidence.Presence;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.ShapeSource;
import plumbline.harness.run.CaseLog;
import plumbline.harness.run.PlanRunner;
import plumbline.harness.run.RunWatch;
import plumbline.harness.run.StopFlag;
import plumbline.harness.verdict.CaseResult;
import plumbline.loopctl.layer.Node;

/**
 * One workload on one target: lays the pattern where there is only reading, does what was asked for with all jobs at
 * once, and reads back what was written: the range, or where no job came all over it, what each job touched. Each job has
 * its own engine; the oracle is everybody's.
 */
public final class VerifyRun {
    private static final Duration HANG = Duration.ofSeconds(30);

    private final Target target;
    private final Workload workload;
    private final Optional<Path> journalFile;
    private final Contract contract;
    private final StopFlag stop;
    private final Trouble trouble;
    private final Tally tally;
    private final List<CaseLog> logs = new ArrayList<>();
    private volatile String phase = "";
    private volatile Journal promises = Journal.NONE;

    /**
     * What is exercised.
     *
     * @param name as reports call it
     */
    public record Target(String name, Node node, Contract contract, EngineSpec engine) {
        Path path() {
            return node.path();
        }

        Presence presence() {
            return Presence.of(node, contract.unitBytes());
        }

        Contract judged() {
            return engine.traits().direct() ? contract : contract.unaligned();
        }
    }

    /**
     * A run.
     *
     * @param journalFile where it is kept what was promised; must not exist
     * @throws IllegalArgumentException when the workload does not fit the target
     */
    public VerifyRun(Target target, Workload workload, Optional<Path> journalFile, StopFlag stop) {
        this.target = target;
        this.contract = target.judged();
        this.workload = workload.fitted(target.contract());
        this.journalFile = journalFile;
        this.stop = stop.below();
        this.trouble = new Trouble(this.stop);
        this.tally = new Tally(trouble);
    }

    /** How far it is: bytes of so many, and what was found. */
    public record Progress(String phase, long bytes, long ofBytes, long findings) {}

    public synchronized Progress progress() {
        long findings = logs.stream().mapToLong(log -> log.findings().size()).sum();
        return new Progress(phase, tally.bytes(), workload.expectedBytes(), findings);
    }

    /** Runs to the end, or until it is stopped. */
    public CaseResult run() {
        long startedNanos = System.nanoTime();
        Oracle oracle = new Oracle(Pattern.ofSeed(workload.seed()), contract.sizeBytes(), Oracle.Initial.UNKNOWN);
        try (Crew crew = new Crew(workload.pace().jobs(), stop)) {
            try (Journal journal = journal()) {
                promises = journal;
                phases(new Means(oracle, journal, crew));
            } catch (SyscallException refused) {
                trouble.happened(String.valueOf(refused.getMessage()));
            }
            return new Summary(target, logs, tally, trouble)
                    .result((System.nanoTime() - startedNanos) / 1_000_000, crew.costs());
        }
    }

    /** What all jobs share. */
    private record Means(Oracle oracle, Journal journal, Crew crew) {}

    private void phases(Means means) {
        if (!workload.mix().writes() && workload.content() == Workload.Content.OURS) {
            phase = "lay";
            Workload laying = workload.sweep(Direction.WRITE);
            jobs(means, laying, requests(laying));
        }
        phase = workload.mix().word();
        List<Requests> requests = requests(workload);
        jobs(means, workload, requests);
        if (workload.mix().writes()) {
            phase = "read back";
            readBack(means, requests);
        }
    }

    /** Nobody waits for a sweep of a range of which little was touched. */
    private void readBack(Means means, List<Requests> issued) {
        Workload sweep = workload.sweep(Direction.READ);
        if (issued.stream().anyMatch(Requests::wereEverywhere)) {
            jobs(means, sweep, requests(sweep));
        } else {
            jobs(means, sweep, issued.stream().map(Requests::again).toList());
        }
    }

    /** Those of each job. */
    private List<Requests> requests(Workload part) {
        return IntStream.range(0, part.pace().jobs())
                .mapToObj(number -> new Requests(part, target.contract().unitBytes(), number))
                .toList();
    }

    /** Power is about to fail: whatever is answered from now on comes too late to be a promise. Any thread. */
    public void promiseNothingMore() {
        promises.promiseNothingMore();
    }

    /** Whether its journal has told of a promise. Any thread. */
    public boolean hasPromised() {
        return promises.hasPromised();
    }

    private Journal journal() {
        return journalFile
                .<Journal>map(file -> JournalFile.create(
                        file, new JournalFile.Header(workload.seed(), contract.sizeBytes()), trouble))
                .orElse(Journal.NONE);
    }

    private void jobs(Means means, Workload part, List<? extends ShapeSource> requests) {
        means.crew()
                .work(requests.stream()
                        .<Runnable>map(ofOne -> () -> job(means, part, ofOne))
                        .toList());
    }

    private void job(Means means, Workload part, ShapeSource requests) {
        try {
            Plan plan = Plan.of(new Plan.Phase(phase, part.pace().depth(), requests));
            RunWatch watch = RunWatch.apart(stop, HANG);
            SlotNeeds needs = SlotNeeds.of(plan, Path.of("/tmp"));
            try (OpenEngine open = OpenEngine.of(target.path(), target.engine(), needs, openFlags())) {
                open.through(engine ->
                        new FlushingEngine(engine, open.fd(), part.flushing().every(), means.journal(), trouble));
                PlanRunner runner = new PlanRunner(gear(open, means.oracle()), newLog(means.oracle(), watch), watch);
                runner.run(plan);
                runner.gone().ifPresent(trouble::happened);
            }
        } catch (SyscallException | IllegalStateException refused) {
            trouble.happened(String.valueOf(refused.getMessage()));
        }
    }

    private PlanRunner.Gear gear(OpenEngine open, Oracle oracle) {
        return switch (workload.content()) {
            case OURS ->
                new PlanRunner.Gear(
                        open,
                        oracle,
                        contract,
                        tally.around(new CompletionChecker(contract, oracle, target.engine(), Set.of())),
                        target.presence());
            case FIO -> {
                FioPattern pattern =
                        new FioPattern(workload.seed(), CompletionChecker.withoutContent(contract, target.engine()));
                yield new PlanRunner.Gear(
                        open.through(pattern::around), oracle, contract, tally.around(pattern), target.presence());
            }
        };
    }

    private OpenFlag[] openFlags() {
        return workload.onlyReads()
                ? readOnly(target)
                : target.engine().traits().openFlags();
    }

    private synchronized CaseLog newLog(Oracle oracle, RunWatch watch) {
        CaseLog log =
                new CaseLog(new Diagnoser(oracle, TargetEdges.ofLogicalBlock(contract.unitBytes()), watch.history()));
        logs.add(log);
        return log;
    }

    /** Holds a target, after a power cut or the like, to what a journal says that it promised. Reads only. */
    public static CaseResult resume(Target target, Path journal, StopFlag stop) {
        return new Resume(target, journal, stop).run();
    }

    /** How a target that is only read is opened. */
    static OpenFlag[] readOnly(Target target) {
        return target.engine().traits().openFlags(OpenFlag.O_RDONLY);
    }
}
