package plumbline.harness.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.cases.Recipe;
import plumbline.harness.cases.Scale;
import plumbline.harness.check.CompletionChecker;
import plumbline.harness.contract.Contract;
import plumbline.harness.diagnosis.Diagnoser;
import plumbline.harness.engine.Engine;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.EngineTarget;
import plumbline.harness.engine.EngineTraits;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.engine.SlotPool;
import plumbline.harness.evidence.Evidence;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.plan.Plan;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.Note;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.layer.Node;

/** Runs cases on one stack, one after the other. */
final class CaseRunner {
    /** How many units of the contract a target must hold for the cases to have room. */
    private static final long LEAST_UNITS = 64;

    private final String stack;
    private final Node target;
    private final Contract contract;
    private final Oracle oracle;
    private final Path scratch;
    private final RunWatch watch;
    private final long seed;
    private final Scale scale;
    private boolean hung;

    CaseRunner(Bench bench, RunWatch watch, long seed, Scale scale) {
        this.stack = bench.stack();
        this.target = bench.target();
        this.contract = bench.contract();
        this.oracle = bench.oracle();
        this.scratch = bench.scratch();
        this.watch = watch;
        this.seed = seed;
        this.scale = scale;
    }

    /**
     * What stays the same from case to case on one stack.
     *
     * @param scratch a folder for memory that is a file's
     */
    record Bench(String stack, Node target, Contract contract, Oracle oracle, Path scratch) {}

    /** Whether a request was given up: this process should end. */
    boolean hung() {
        return hung;
    }

    CaseResult run(CaseSpec spec, EngineSpec engine) {
        watch.nextCase();
        Outcome outcome = new Outcome(spec, engine, stack, target.path().toString());
        Optional<String> unfit = unfit();
        if (unfit.isPresent()) {
            return outcome.end(Verdict.SKIPPED, unfit.get());
        }
        SplittableRandom random = new SplittableRandom(CaseSeed.of(seed, spec.name(), stack, engine.toString()));
        Plan plan = spec.plan().apply(new Recipe(contract, engine.traits(), random, scale));
        try (Fd fd = open(engine.traits())) {
            return run(plan, engine, fd, outcome);
        } catch (SyscallException refused) {
            boolean noDirect = refused.call().startsWith("open") && refused.is(Errno.EINVAL);
            String message = String.valueOf(refused.getMessage());
            return noDirect
                    ? outcome.end(Verdict.SKIPPED, "there is no direct I/O here: " + message)
                    : outcome.end(Verdict.BROKEN, message);
        }
    }

    private Fd open(EngineTraits engine) {
        return engine.direct()
                ? Fd.open(target.path(), OpenFlag.O_RDWR, OpenFlag.O_DIRECT)
                : Fd.open(target.path(), OpenFlag.O_RDWR);
    }

    private Optional<String> unfit() {
        if (contract.rule() == Contract.Rule.NO_DIRECT_IO) {
            return Optional.of("there is no direct I/O here: statx(2) reports alignments of 0 for " + target.path());
        }
        if (!target.writable()) {
            return Optional.of("the target is read only, and this case writes: give --write if its content may go");
        }
        long least = LEAST_UNITS * contract.unitBytes();
        if (contract.sizeBytes() < least) {
            return Optional.of("the target must hold " + LEAST_UNITS + " blocks: sizeBytes=" + contract.sizeBytes()
                    + ", needed=" + least);
        }
        return Optional.empty();
    }

    private CaseResult run(Plan plan, EngineSpec spec, Fd fd, Outcome outcome) {
        CaseLog log = new CaseLog(new Diagnoser(oracle, contract.unitBytes()));
        Contract judged = spec.traits().direct() ? contract : contract.unaligned();
        try (SlotPool slots = new SlotPool(SlotNeeds.of(plan, scratch));
                Engine engine = spec.open(new EngineTarget(fd, slots))) {
            PlanRunner.Gear gear =
                    new PlanRunner.Gear(engine, slots, oracle, judged, new CompletionChecker(judged, oracle));
            PlanRunner runner = new PlanRunner(gear, log, watch);
            PlanRunner.End end = runner.run(plan);
            hung = end == PlanRunner.End.HUNG;
            outcome.moved(runner.requests(), runner.bytes());
            return end == PlanRunner.End.STOPPED && log.findings().isEmpty()
                    ? outcome.end(Verdict.SKIPPED, "interrupted")
                    : outcome.end(log.findings(), log.notes());
        }
    }

    /** The result in the making. */
    private static final class Outcome {
        private final long startedNanos = System.nanoTime();
        private final CaseSpec spec;
        private final EngineSpec engine;
        private final String stack;
        private final String target;
        private long requests;
        private long bytes;

        Outcome(CaseSpec spec, EngineSpec engine, String stack, String target) {
            this.spec = spec;
            this.engine = engine;
            this.stack = stack;
            this.target = target;
        }

        void moved(long requestsMade, long bytesMoved) {
            requests = requestsMade;
            bytes = bytesMoved;
        }

        CaseResult end(Verdict verdict, String reason) {
            return CaseResults.unrun(spec, stack, target, engine.toString(), verdict, reason);
        }

        CaseResult end(List<Finding> findings, List<Note> notes) {
            long millis = (System.nanoTime() - startedNanos) / 1_000_000;
            return new CaseResult(
                    spec.name(),
                    spec.why(),
                    stack,
                    target,
                    engine.toString(),
                    findings.isEmpty() ? Verdict.PASSED : Verdict.FAILED,
                    null,
                    requests,
                    bytes,
                    millis,
                    Evidence.unavailable(),
                    notes,
                    findings);
        }
    }
}
