package plumbline.harness.run;

import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.harness.cases.Exercise;
import plumbline.harness.cases.Recipe;
import plumbline.harness.check.CompletionChecker;
import plumbline.harness.diagnosis.Diagnoser;
import plumbline.harness.engine.Engine;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineTarget;
import plumbline.harness.engine.SlotPool;
import plumbline.harness.plan.Plan;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.stack.Stack;

/** One case at work on a bench. One thread. */
final class BenchExercise implements Exercise {
    private final CaseRunner.Bench bench;
    private final EngineKind engine;
    private final Recipe recipe;
    private final RunWatch watch;
    private final CaseLog log;
    private PlanRunner.End end = PlanRunner.End.DONE;
    private long requests;
    private long bytes;

    BenchExercise(CaseRunner.Bench bench, EngineKind engine, Recipe recipe, RunWatch watch) {
        this.bench = bench;
        this.engine = engine;
        this.recipe = recipe;
        this.watch = watch;
        this.log = new CaseLog(new Diagnoser(bench.oracle(), StackEdges.of(bench.stack(), bench.contract()), watch.history()));
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
    public EngineKind engine() {
        return engine;
    }

    @Override
    public void carryOut(Plan plan) {
        watch.stepEnded();
        long longest = Math.max(1, plan.footprintBytes());
        try (Fd fd = Fd.open(stack().target().path(), OpenFlag.O_RDWR, OpenFlag.O_DIRECT);
                SlotPool slots = new SlotPool(plan.maxDepth(), longest, plan.maxSegments(), longest);
                Engine opened = engine.open(new EngineTarget(fd, slots))) {
            PlanRunner runner = new PlanRunner(
                    opened, slots, bench.oracle(), new CompletionChecker(bench.contract(), bench.oracle()), log, watch);
            end = runner.run(plan);
            requests += runner.requests();
            bytes += runner.bytes();
        }
    }

    @Override
    public void step(String what) {
        watch.step(what);
    }

    @Override
    public void moved(long requestsMade, long bytesMoved) {
        requests += requestsMade;
        bytes += bytesMoved;
        watch.moved(requests);
    }

    @Override
    public void found(Finding finding) {
        log.finding(finding);
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
