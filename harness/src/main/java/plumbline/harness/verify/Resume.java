package plumbline.harness.verify;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.check.Checker;
import plumbline.harness.check.CompletionChecker;
import plumbline.harness.contract.Contract;
import plumbline.harness.diagnosis.Diagnoser;
import plumbline.harness.diagnosis.TargetEdges;
import plumbline.harness.engine.OpenEngine;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.oracle.Durability;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Extent;
import plumbline.harness.plan.Plan;
import plumbline.harness.run.CaseLog;
import plumbline.harness.run.PlanRunner;
import plumbline.harness.run.RunWatch;
import plumbline.harness.run.StopFlag;
import plumbline.harness.verdict.CaseResult;

/** Reads a target again and holds it to a journal: what was promised is there, and nothing that nobody wrote. */
final class Resume {
    private static final Duration HANG = Duration.ofSeconds(30);
    private static final long BLOCK_BYTES = 64 << 10;
    private static final int DEPTH = 8;

    private final VerifyRun.Target target;
    private final Contract contract;
    private final StopFlag stop;
    private final Trouble trouble;
    private final Tally tally;
    private final JournalReader journal;

    Resume(VerifyRun.Target target, Path journalFile, StopFlag stop) {
        this.target = target;
        this.contract = target.judged();
        this.stop = stop.below();
        this.trouble = new Trouble(this.stop);
        this.tally = new Tally(trouble);
        this.journal = JournalReader.of(journalFile);
        if (journal.header().sizeBytes() != contract.sizeBytes()) {
            throw new IllegalArgumentException("the target must have the size that the journal tells: sizeBytes="
                    + contract.sizeBytes() + ", journal=" + journal.header().sizeBytes());
        }
    }

    CaseResult run() {
        long startedNanos = System.nanoTime();
        Durability durability = journal.durability();
        Oracle oracle = durability.afterCut();
        RunWatch watch = RunWatch.apart(stop, HANG);
        CaseLog log =
                new CaseLog(new Diagnoser(oracle, TargetEdges.ofLogicalBlock(contract.unitBytes()), watch.history()));
        CutTally cut = new CutTally(oracle.pattern(), durability);
        CompletionChecker content = new CompletionChecker(contract, oracle);
        Checker both = tally.around((slot, result, into) -> {
            content.check(slot, result, into);
            cut.check(slot, result, into);
        });
        try {
            read(oracle, both, log, watch);
        } catch (SyscallException refused) {
            trouble.happened(String.valueOf(refused.getMessage()));
        }
        return new Summary(target, List.of(log), tally, trouble)
                .result((System.nanoTime() - startedNanos) / 1_000_000, cut.notes());
    }

    private void read(Oracle oracle, Checker checker, CaseLog log, RunWatch watch) {
        long unit = contract.unitBytes();
        long block = Math.max(unit, Math.min(BLOCK_BYTES, contract.sizeBytes() / unit * unit));
        Workload whole = new Workload(
                        Mix.READ,
                        100,
                        new Extent(0, 0),
                        new Workload.Blocks(block, block),
                        new Workload.Pace(DEPTH, 1, 1, Optional.empty(), Workload.Places.EACH_ONCE),
                        Workload.Flushing.NONE,
                        Workload.Content.OURS,
                        journal.header().seed())
                .fitted(target.contract());
        Plan plan = Plan.of(new Plan.Phase("resume", DEPTH, new Requests(whole.sweep(Direction.READ), unit, 0)));
        SlotNeeds needs = SlotNeeds.of(plan, Path.of("/tmp"));
        try (OpenEngine open = OpenEngine.of(target.path(), target.engine(), needs, VerifyRun.readOnly(target))) {
            PlanRunner runner =
                    new PlanRunner(new PlanRunner.Gear(open, oracle, contract, checker, target.presence()), log, watch);
            runner.run(plan);
            runner.gone().ifPresent(trouble::happened);
        }
    }
}
