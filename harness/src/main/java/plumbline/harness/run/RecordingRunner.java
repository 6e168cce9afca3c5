package plumbline.harness.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.RecordingText;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.layer.Permissions;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.ledger.Sweeper;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;

/**
 * Carries recordings out, one after the other, each on a stack that is built for it, in a worker process that lives as
 * long as it can. One thread.
 */
public final class RecordingRunner implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(200);

    private final Permissions permissions;
    private final RunSpec.Limits limits;
    private final StopFlag stop;
    private @Nullable WorkerProcess worker;
    /** Starts while the other works, once one has been lost: the next is likely to be lost too. */
    private @Nullable WorkerProcess spare;

    private boolean hasLostOne;

    /**
     * A runner that has started nothing yet.
     *
     * @param stop cuts the recording that is being carried out short
     */
    public RecordingRunner(Permissions permissions, RunSpec.Limits limits, StopFlag stop) {
        this.permissions = permissions;
        this.limits = limits;
        this.stop = stop;
    }

    /**
     * How one recording went.
     *
     * @param badInput whether its stack cannot be
     * @param again what was issued this time, when something was found
     */
    public record Outcome(CaseResult result, boolean badInput, Optional<Recording> again) {
        /** A recording that did not come to its end. */
        public static Outcome without(Recording recording, Verdict verdict, String reason, List<Finding> findings) {
            String engine = recording.parts().isEmpty()
                    ? "pread"
                    : recording.parts().getFirst().engine();
            CaseResult result = CaseResults.cutOff(
                    RecordedCase.of(recording), recording.header().stack(), engine, verdict, reason, findings);
            return new Outcome(result, false, Optional.empty());
        }

        /** Whether a finding of that kind was made. */
        public boolean shows(FindingKind kind) {
            return result.findings().stream().anyMatch(finding -> finding.kind() == kind);
        }
    }

    /** Carries a recording out and returns once it has its verdict. */
    public Outcome run(Recording recording) throws InterruptedException {
        Job job = new Job(recording, engines(recording));
        Optional<String> missing = missing(job);
        if (missing.isPresent()) {
            return job.ended(Verdict.SKIPPED, missing.get(), List.of());
        }
        WorkerProcess current = worker();
        WorkItem item = new WorkItem(recording.header().name(), job.engine());
        current.send(new WorkerJob(
                recording.header().stack(),
                List.of(item),
                Long.parseUnsignedLong(recording.header().seed().substring(2), 16),
                Suite.QUICK.scale(),
                WorkerJob.Allowed.of(permissions),
                RecordingText.lines(recording)));
        return await(current, job, new JobWatch(List.of(item), limits));
    }

    private static List<EngineSpec> engines(Recording recording) {
        return recording.parts().stream()
                .map(part -> EngineSpec.parse(part.engine()))
                .toList();
    }

    private static Optional<String> missing(Job job) {
        List<Requirement> needed = new ArrayList<>(StackBuilder.requirements(
                StackSpec.parse(job.recording().header().stack())));
        job.engines().forEach(engine -> needed.addAll(engine.requirements()));
        return needed.stream()
                .flatMap(requirement -> requirement.check(Host.live()).stream())
                .map(Requirement.Missing::toString)
                .findFirst();
    }

    private Outcome await(WorkerProcess current, Job job, JobWatch watch) throws InterruptedException {
        Optional<Outcome> outcome = Optional.empty();
        boolean stopping = false;
        while (true) {
            if (stop.isSet() && !stopping) {
                stopping = true;
                current.stop();
            }
            WorkerEvent event = current.next(TICK);
            watch.heard(event);
            if (watch.stuck()) {
                return stuck(current, job, watch);
            }
            switch (event) {
                case null -> {}
                case WorkerEvent.Started _, WorkerEvent.Beat _ -> {}
                case WorkerEvent.Finished finished -> outcome = Optional.of(job.finished(finished));
                case WorkerEvent.NoStack none ->
                    outcome = Optional.of(new Outcome(
                            job.ended(none.verdict(), none.reason(), List.of()).result(),
                            none.badInput(),
                            Optional.empty()));
                case WorkerEvent.JobDone _ -> {
                    return outcome.orElseGet(() -> job.ended(Verdict.SKIPPED, "interrupted", List.of()));
                }
                case WorkerEvent.Gone _ -> {
                    return outcome.orElse(gone(current, job));
                }
            }
        }
    }

    private Outcome stuck(WorkerProcess current, Job job, JobWatch watch) {
        List<String> inFlight = current.inFlight();
        current.kill();
        String message = "the worker was stuck for " + watch.quietSeconds() + " s; in flight: " + named(inFlight);
        endWorker();
        return job.ended(Verdict.FAILED, message, List.of(Finding.of(FindingKind.HANG, message)));
    }

    private Outcome gone(WorkerProcess current, Job job) {
        String message = stop.isSet()
                ? "interrupted"
                : "the worker " + current.describeEnd() + "; in flight: " + named(current.inFlight());
        endWorker();
        return job.ended(stop.isSet() ? Verdict.SKIPPED : Verdict.BROKEN, message, List.of());
    }

    private static String named(List<String> inFlight) {
        return inFlight.isEmpty() ? "nothing" : String.join(", ", inFlight);
    }

    private WorkerProcess worker() {
        WorkerProcess current = worker;
        if (current == null) {
            current = spare != null ? spare : WorkerProcess.start(limits);
            worker = current;
            spare = hasLostOne ? WorkerProcess.start(limits) : null;
        }
        return current;
    }

    /** Forgets the worker and undoes what it left. */
    private void endWorker() {
        hasLostOne = true;
        close(worker);
        worker = null;
        new Sweeper(LedgerFolder.ofThisUser()).sweepDead();
    }

    @Override
    public void close() {
        close(worker);
        close(spare);
        worker = null;
        spare = null;
    }

    private static void close(@Nullable WorkerProcess one) {
        if (one != null) {
            one.close();
        }
    }

    private record Job(Recording recording, List<EngineSpec> engines) {
        String engine() {
            return engines.isEmpty() ? "pread" : engines.getFirst().toString();
        }

        Outcome finished(WorkerEvent.Finished finished) {
            Optional<Recording> again = finished.recording().isEmpty()
                    ? Optional.empty()
                    : Optional.of(RecordingText.parse("the recording", finished.recording()));
            return new Outcome(finished.result(), false, again);
        }

        Outcome ended(Verdict verdict, String reason, List<Finding> findings) {
            return Outcome.without(recording, verdict, reason, findings);
        }
    }
}
