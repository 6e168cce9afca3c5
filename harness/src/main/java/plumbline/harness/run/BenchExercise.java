package plumbline.harness.run;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import plumbline.bindings.sys.Errno;
import plumbline.harness.cases.Exercise;
import plumbline.harness.cases.Recipe;
import plumbline.harness.cases.RefusedException;
import plumbline.harness.check.Breach;
import plumbline.harness.check.Checker;
import plumbline.harness.check.CompletionChecker;
import plumbline.harness.check.FindingKind;
import plumbline.harness.contract.Contract;
import plumbline.harness.diagnosis.Diagnoser;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.engine.OpenEngine;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.evidence.Presence;
import plumbline.harness.plan.Control;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Shape;
import plumbline.harness.recording.Recorder;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.stack.Stack;

/** One case at work on a bench. One thread. */
final class BenchExercise implements Exercise {
    private static final Set<LayerKind> MAKE_ERRORS = EnumSet.of(LayerKind.ERROR, LayerKind.DUST, LayerKind.FLAKEY);

    private static final long ENOUGH_FOR_A_RATE = 5000;

    private final CaseRunner.Bench bench;
    private final EngineSpec engine;
    private final Recipe recipe;
    private final RunWatch watch;
    private final CaseLog log;
    private final Recorder recorder = new Recorder();
    private PlanRunner.End end = PlanRunner.End.DONE;
    private Optional<String> gone = Optional.empty();
    private long requests;
    private long bytes;
    private boolean pastCache = true;

    BenchExercise(CaseRunner.Bench bench, EngineSpec engine, Recipe recipe, RunWatch watch) {
        this.bench = bench;
        this.engine = engine;
        this.recipe = recipe;
        this.watch = watch;
        this.log = new CaseLog(
                new Diagnoser(bench.oracle(), StackEdges.of(bench.stack(), bench.contract()), watch.history()));
    }

    @Override
    public Stack stack() {
        return bench.stack();
    }

    @Override
    public Recipe recipe() {
        return recipe;
    }

    @Override
    public EngineSpec engine() {
        return engine;
    }

    @Override
    public void carryOut(EngineSpec through, Plan plan) {
        watch.stepEnded();
        recorder.engine(through.toString());
        boolean direct = through.traits().direct();
        // The rest of a write whose memory is missing goes through the page cache (blkdev_write_iter).
        pastCache &= direct && plan.buffers().stream().noneMatch(kind -> kind.mayFault(Direction.WRITE));
        Contract judged = direct ? bench.contract() : bench.contract().unaligned();
        Checker checker = new CompletionChecker(judged, bench.oracle(), through, plantedErrors());
        try (OpenEngine open = OpenEngine.of(stack().target().path(), through, SlotNeeds.of(plan, bench.scratch()))) {
            Presence presence = Presence.of(stack(), bench.contract().unitBytes());
            PlanRunner.Gear gear = new PlanRunner.Gear(open, bench.oracle(), judged, checker, presence);
            PlanRunner runner = new PlanRunner(gear, log, watch, recorder);
            long startedNanos = System.nanoTime();
            end = runner.run(plan);
            gone = gone.or(runner::gone);
            noteRate(runner, System.nanoTime() - startedNanos);
            requests += runner.requests();
            bytes += runner.bytes();
        }
    }

    /** How fast requests were made, filled, carried out and checked; too few of them say nothing. */
    private void noteRate(PlanRunner runner, long nanos) {
        if (runner.requests() >= ENOUGH_FOR_A_RATE) {
            double seconds = nanos / 1e9;
            log.note(
                    "rate",
                    String.format(
                            Locale.ROOT,
                            "%.0f requests a second, %.0f MB a second, %d bytes and %.1f segments each",
                            runner.requests() / seconds,
                            runner.bytes() / seconds / 1e6,
                            runner.bytes() / runner.requests(),
                            (double) runner.segments() / runner.requests()));
        }
    }

    private Set<Errno> plantedErrors() {
        boolean any = stack().levels().stream()
                .anyMatch(level -> MAKE_ERRORS.contains(level.layer().kind()));
        return any ? EnumSet.of(Errno.EIO) : Set.of();
    }

    @Override
    public void step(String what) {
        watch.step(what);
    }

    @Override
    public void besideRequests(String what) {
        recorder.beside(what);
        step(what);
    }

    @Override
    public void issuing(List<Shape> shapes, int depth) {
        recorder.engine(engine.toString());
        recorder.stage("loose", depth);
        for (int i = 0; i < shapes.size(); i++) {
            recorder.issued(i % depth, shapes.get(i));
        }
        watch.step(shapes.size() + " × " + shapes.getFirst());
    }

    @Override
    public void controlling(Control control) {
        recorder.engine(engine.toString());
        recorder.controlled(control);
        watch.step(control.toString());
    }

    @Override
    public void moved(long requestsMade, long bytesMoved) {
        requests += requestsMade;
        bytes += bytesMoved;
        watch.moved(requests);
    }

    /**
     * A request of the case's own was refused. That is a finding, but on a target that is gone, or makes errors by itself.
     *
     * @return why it is none
     */
    Optional<String> refused(RefusedException refusal) {
        String message = String.valueOf(refusal.getMessage());
        if (plantedErrors().stream().anyMatch(refusal::is)) {
            return Optional.of(message);
        }
        Optional<String> missing =
                Presence.of(stack(), bench.contract().unitBytes()).missing();
        if (missing.isEmpty()) {
            found(Finding.of(FindingKind.CONTRACT_BROKEN, message));
        }
        return missing;
    }

    @Override
    public void found(Finding finding) {
        log.finding(finding);
    }

    @Override
    public Duration patience() {
        return Duration.ofNanos(watch.hangNanos());
    }

    @Override
    public void unanswered(IoSlot slot) {
        log.breach(Breach.unanswered(slot, patience()));
        end = PlanRunner.End.HUNG;
    }

    @Override
    public void note(String kind, String message) {
        log.note(kind, message);
    }

    @Override
    public boolean isStopped() {
        return end != PlanRunner.End.DONE || watch.stop().isSet();
    }

    /** Whether a request was given up: this process should end. */
    boolean isHung() {
        return end == PlanRunner.End.HUNG;
    }

    /** What is missing of the target, if it was taken away meanwhile. */
    Optional<String> gone() {
        return gone;
    }

    /** Whether every plan so far had nothing to do with the page cache. */
    boolean isPastCache() {
        return pastCache;
    }

    /** What went through engines. */
    Recorder recorder() {
        return recorder;
    }

    CaseLog log() {
        return log;
    }

    long requests() {
        return requests;
    }

    long bytes() {
        return bytes;
    }
}
