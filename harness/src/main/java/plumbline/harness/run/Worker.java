package plumbline.harness.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.cases.CaseCatalog;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.check.FindingKind;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.evidence.KernelWitness;
import plumbline.harness.evidence.Witness;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.recording.RecordingText;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.AttachedLayer;
import plumbline.loopctl.layer.LayerRefusedException;
import plumbline.loopctl.layer.LayerType;
import plumbline.loopctl.layer.Workshop;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.limits.LimitsReader;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;

/** Does jobs: builds the stack, runs its cases, takes it apart, and says what happens as it happens. */
final class Worker {
    private static final long BEYOND_BYTES = 64 << 20;

    private final Ledger ledger;
    private final Path workFolder;
    private final RunWatch watch;
    private final Consumer<WorkerEvent> out;
    private final Runnable abandon;

    /**
     * A worker for one process.
     *
     * @param abandon ends the process at once: requests were given up, and the stack below them cannot be taken apart
     *     before their memory is gone
     */
    Worker(Ledger ledger, Path workFolder, RunWatch watch, Consumer<WorkerEvent> out, Runnable abandon) {
        this.ledger = ledger;
        this.workFolder = workFolder;
        this.watch = watch;
        this.out = out;
        this.abandon = abandon;
    }

    void work(WorkerJob job) {
        List<String> notes = List.of();
        List<Finding> complaints = List.of();
        Workshop workshop = new Workshop(workFolder, ledger, job.allowed().permissions());
        try (Stack stack = new StackBuilder(workshop).build(StackSpec.parse(job.stack()))) {
            notes = stack.notes();
            boolean whole = carryOut(job, stack) && !watch.stop().isSet();
            complaints = whole ? complaints(stack.closeChecked()) : List.of();
        } catch (LayerRefusedException refused) {
            boolean skipped = refused.isOfThisKernel();
            out.accept(new WorkerEvent.NoStack(skipped ? Verdict.SKIPPED : Verdict.BROKEN, message(refused), !skipped));
        } catch (SyscallException | IllegalStateException failed) {
            out.accept(new WorkerEvent.NoStack(Verdict.BROKEN, message(failed), false));
        }
        out.accept(new WorkerEvent.JobDone(notes, complaints));
    }

    private static List<Finding> complaints(List<AttachedLayer.Check> checks) {
        return checks.stream()
                .map(check -> Finding.of(FindingKind.WRONG_DATA, check.toString()))
                .toList();
    }

    /** Returns whether the stack still stands as it was built. */
    private boolean carryOut(WorkerJob job, Stack stack) {
        try (Witness witness = KernelWitness.of(stack, ledger)) {
            CaseRunner runner = new CaseRunner(bench(stack, job, witness), watch, job.seed(), job.scale());
            for (WorkItem item : job.items()) {
                if (watch.stop().isSet()) {
                    break;
                }
                out.accept(new WorkerEvent.Started(item));
                CaseResult result = runner.run(spec(job, item), EngineSpec.parse(item.engine()));
                watch.stepEnded();
                out.accept(new WorkerEvent.Finished(
                        item,
                        result,
                        runner.recording().map(RecordingText::lines).orElse(List.of())));
                if (runner.hung()) {
                    abandon.run();
                }
            }
            return runner.gone().isEmpty();
        }
    }

    private CaseRunner.Bench bench(Stack stack, WorkerJob job, Witness witness) {
        Contract contract = Contract.of(stack.target(), LimitsReader.read(stack.target(), Host.live()));
        // Requests may reach beyond the end of the target.
        long reach = contract.sizeBytes() + BEYOND_BYTES;
        Oracle oracle = new Oracle(Pattern.ofSeed(CaseSeed.of(job.seed(), job.stack())), reach, initial(stack));
        return new CaseRunner.Bench(stack, contract, StackBoundaries.of(stack), oracle, workFolder, witness);
    }

    /** What a fresh stack holds; nothing is known of what was there before us, or of what a transforming layer shows. */
    private static Oracle.Initial initial(Stack stack) {
        List<LayerType> types = stack.levels().stream()
                .map(level -> level.layer().kind().type())
                .toList();
        if (types.stream().anyMatch(type -> type.content() == LayerType.Content.TRANSFORMED)) {
            return Oracle.Initial.TRANSFORMED;
        }
        boolean known = types.stream().allMatch(type -> type.initial() == LayerType.Initial.ZEROS);
        return known ? Oracle.Initial.ZEROS : Oracle.Initial.UNKNOWN;
    }

    private static CaseSpec spec(WorkerJob job, WorkItem item) {
        return job.recording().isEmpty()
                ? CaseCatalog.matching(item.name()).getFirst()
                : RecordedCase.of(RecordingText.parse("the recording", job.recording()));
    }

    private static String message(RuntimeException failed) {
        return String.valueOf(failed.getMessage());
    }
}
