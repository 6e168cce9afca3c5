package plumbline.harness.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumbline.harness.cases.CaseCatalog;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.ledger.Sweeper;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;

/**
 * Runs every case of a spec in worker processes, one stack after the other, and gives each a verdict whatever becomes of
 * its worker. It opens no target itself.
 */
final class Supervisor {
    private static final Duration TICK = Duration.ofMillis(200);

    private final RunSpec spec;
    private final StopFlag stop;
    private final ResultSink results;
    private final RunListener listener;
    private final Set<String> unmet = new TreeSet<>();
    private final long startedNanos = System.nanoTime();
    private @Nullable WorkerProcess worker;
    private boolean badInput;

    Supervisor(RunSpec spec, StopFlag stop, ResultSink results, RunListener listener) {
        this.spec = spec;
        this.stop = stop;
        this.results = results;
        this.listener = listener;
    }

    boolean badInput() {
        return badInput;
    }

    Set<String> unmet() {
        return unmet;
    }

    void run() throws InterruptedException {
        try {
            // Its JVM starts while this one looks at what was left and at what the machine has.
            worker();
            sweep();
            for (StackSpec stack : spec.stacks()) {
                run(stack);
            }
        } finally {
            endWorker();
        }
    }

    private void sweep() {
        for (Sweeper.Leftover leftover : new Sweeper(LedgerFolder.ofThisUser()).sweepDead()) {
            switch (leftover.undone()) {
                case REMOVED ->
                    listener.message("left by process " + leftover.owner().pid() + ", now removed: "
                            + leftover.artifact().describe());
                case STUCK ->
                    listener.message("left by process " + leftover.owner().pid() + ", and it cannot be removed now: "
                            + leftover.artifact().describe());
                case NOTHING_THERE -> {}
            }
        }
    }

    private void run(StackSpec stack) throws InterruptedException {
        List<WorkItem> items = new ArrayList<>();
        List<WorkItem> left = left(stack);
        Optional<String> missing = left.isEmpty() ? Optional.empty() : lack(StackBuilder.requirements(stack));
        for (WorkItem item : left) {
            Optional<String> reason = missing.isPresent() ? missing : lack(Items.requirements(item));
            if (reason.isPresent()) {
                unrun(item, stack, Verdict.SKIPPED, reason.get());
            } else {
                items.add(item);
            }
        }
        while (!items.isEmpty()) {
            Optional<String> ended = ended();
            if (ended.isPresent()) {
                items.forEach(item -> unrun(item, stack, Verdict.SKIPPED, ended.get()));
                return;
            }
            items = work(stack, items);
        }
    }

    /** What this run has to do on a stack and what no earlier run has done of it. */
    private List<WorkItem> left(StackSpec stack) {
        String text = stack.toString();
        List<WorkItem> left = spec.items(stack).stream()
                .filter(item -> !results.hasResult(text, item))
                .toList();
        List<CaseResult> unbuilt = new Aftermath(spec.course().past()).unbuilt(text, left);
        unbuilt.forEach(results::add);
        return unbuilt.isEmpty() ? left : List.of();
    }

    /** Why nothing more is to be begun, if it is so. */
    private Optional<String> ended() {
        if (stop.isSet()) {
            return Optional.of("interrupted");
        }
        return spec.limits()
                .budget()
                .filter(budget -> System.nanoTime() - startedNanos >= budget.toNanos())
                .map(budget -> "the budget of " + budget.toSeconds() + " s is used up");
    }

    private Optional<String> lack(List<Requirement> requirements) {
        for (Requirement requirement : requirements) {
            Optional<Requirement.Missing> missing = requirement.check(Host.live());
            if (missing.isPresent()) {
                if (spec.required().contains(requirement.name())) {
                    unmet.add(requirement.name());
                }
                return Optional.of(missing.get().toString());
            }
        }
        return Optional.empty();
    }

    private void unrun(WorkItem item, StackSpec stack, Verdict verdict, String reason) {
        results.add(CaseResults.unrun(
                CaseCatalog.matching(item.name()).getFirst(), stack.toString(), "", item.engine(), verdict, reason));
    }

    /** Has a worker do the items, and returns those that it did not come to. */
    private List<WorkItem> work(StackSpec stack, List<WorkItem> items) throws InterruptedException {
        WorkerProcess current = worker();
        results.note(new JournalEvent.Building(stack.toString()));
        current.send(new WorkerJob(
                stack.toString(), items, spec.seed(), spec.scale(), WorkerJob.Allowed.of(spec.permissions())));
        JobWatch watch = new JobWatch(items, spec.limits());
        boolean stopping = false;
        while (true) {
            if (!stopping && ended().isPresent()) {
                stopping = true;
                current.stop();
            }
            WorkerEvent event = current.next(TICK);
            watch.heard(event);
            switch (event) {
                case null -> {
                    if (watch.stuck()) {
                        return stuck(stack, current, watch);
                    }
                }
                case WorkerEvent.Started started -> {
                    results.note(new JournalEvent.Started(stack.toString(), started.item()));
                    listener.started(started.item(), stack.toString(), results.count(), results.total());
                }
                case WorkerEvent.Beat beat -> {
                    listener.beat(beat.requests());
                    if (watch.stuck()) {
                        return stuck(stack, current, watch);
                    }
                }
                case WorkerEvent.Finished finished -> results.add(finished.result(), finished.recording());
                case WorkerEvent.NoStack none -> {
                    badInput |= none.badInput();
                    watch.left().forEach(item -> unrun(item, stack, none.verdict(), none.reason()));
                    watch.forgetLeft();
                }
                case WorkerEvent.JobDone done -> {
                    done.notes().forEach(listener::message);
                    complained(stack, done.complaints());
                    return watch.left();
                }
                case WorkerEvent.Gone _ -> {
                    return dead(stack, current, watch);
                }
            }
        }
    }

    /** What checkers said of the file systems that a stack had when it was taken apart. */
    private void complained(StackSpec stack, List<Finding> complaints) {
        if (!complaints.isEmpty()) {
            results.add(CaseResults.cutOff(
                    CaseCatalog.named("file.fsck"),
                    stack.toString(),
                    EngineSpec.of(EngineKind.PREAD).toString(),
                    Verdict.FAILED,
                    "when the stack was taken apart",
                    complaints));
        }
    }

    private List<WorkItem> stuck(StackSpec stack, WorkerProcess gone, JobWatch watch) {
        List<String> inFlight = gone.inFlight();
        gone.kill();
        String message = "the worker was stuck for " + watch.quietSeconds() + " s and "
                + (gone.describeEnd().startsWith("died") ? "was killed" : gone.describeEnd()) + "; in flight: "
                + (inFlight.isEmpty() ? "nothing" : String.join(", ", inFlight));
        return cutOff(stack, watch, Verdict.FAILED, message, List.of(Finding.of(FindingKind.HANG, message)));
    }

    private List<WorkItem> dead(StackSpec stack, WorkerProcess gone, JobWatch watch) {
        List<String> inFlight = gone.inFlight();
        String message = "the worker " + gone.describeEnd() + "; in flight: "
                + (inFlight.isEmpty() ? "nothing" : String.join(", ", inFlight));
        return cutOff(stack, watch, Verdict.BROKEN, message, List.of());
    }

    /** Gives the running item its verdict, forgets the worker, undoes what it left, and returns the other items. */
    private List<WorkItem> cutOff(
            StackSpec stack, JobWatch watch, Verdict verdict, String reason, List<Finding> findings) {
        endWorker();
        sweep();
        WorkItem running = watch.running();
        if (running == null && !watch.anyFinished()) {
            watch.left().forEach(item -> unrun(item, stack, Verdict.BROKEN, reason));
            return List.of();
        }
        if (running != null && ended().isEmpty()) {
            results.add(CaseResults.cutOff(
                    CaseCatalog.matching(running.name()).getFirst(),
                    stack.toString(),
                    running.engine(),
                    verdict,
                    reason,
                    findings));
            watch.forget(running);
        }
        return watch.left();
    }

    private WorkerProcess worker() {
        WorkerProcess current = worker;
        if (current == null) {
            current = WorkerProcess.start(spec.limits());
            worker = current;
            listener.workerStarted(current.pid());
        }
        return current;
    }

    private void endWorker() {
        WorkerProcess current = worker;
        worker = null;
        if (current != null) {
            current.close();
        }
    }

    /** Where results go, one by one. */
    interface ResultSink {
        default void add(CaseResult result) {
            add(result, List.of());
        }

        /** A result and the lines of its recording, if it has one. */
        void add(CaseResult result, List<String> recording);

        /** Notes what is about to happen. */
        void note(JournalEvent event);

        boolean hasResult(String stack, WorkItem item);

        int count();

        int total();
    }
}
