package plumbline.harness.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.cases.CaseBody;
import plumbline.harness.cases.CaseSkippedException;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.cases.Recipe;
import plumbline.harness.cases.RefusedException;
import plumbline.harness.cases.Scale;
import plumbline.harness.check.Damage;
import plumbline.harness.check.RequestRecord;
import plumbline.harness.contract.Boundaries;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.evidence.Evidence;
import plumbline.harness.evidence.Witness;
import plumbline.harness.evidence.Witness.Statement;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.recording.Recording;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.Note;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.stack.Stack;

/** Runs cases on one stack, one after the other. */
final class CaseRunner {
    /** How many units of the contract a target must hold for the cases to have room. */
    private static final long LEAST_UNITS = 64;

    /** To find the layer takes some requests; those of one case are mostly of one layer. */
    private static final int MOST_ATTRIBUTED = 3;

    private final Bench bench;
    private final RunWatch watch;
    private final long seed;
    private final Scale scale;
    private boolean hung;
    private boolean contractNoted;
    private Optional<String> gone = Optional.empty();
    private Optional<Recording> recording = Optional.empty();

    CaseRunner(Bench bench, RunWatch watch, long seed, Scale scale) {
        this.bench = bench;
        this.watch = watch;
        this.seed = seed;
        this.scale = scale;
    }

    /**
     * What stays the same from case to case on one stack.
     *
     * @param scratch a folder for memory that is a file's
     * @param witness who watches the kernel
     */
    record Bench(Stack stack, Contract contract, Boundaries boundaries, Oracle oracle, Path scratch, Witness witness) {
        Node target() {
            return stack.target();
        }

        String name() {
            return stack.spec().toString();
        }
    }

    /** Whether a request was given up: this process should end. */
    boolean hung() {
        return hung;
    }

    /** What the last case issued, when something was found. */
    Optional<Recording> recording() {
        return recording;
    }

    /** What is missing of the target, if it was taken away: nothing can be said of it any more. */
    Optional<String> gone() {
        return gone;
    }

    CaseResult run(CaseSpec spec, EngineSpec engine) {
        if (gone.isPresent()) {
            return unrun(spec, engine, Verdict.BROKEN, gone.get());
        }
        watch.nextCase();
        recording = Optional.empty();
        long startedNanos = System.nanoTime();
        SplittableRandom random = new SplittableRandom(CaseSeed.of(seed, spec.name(), bench.name(), engine.toString()));
        Recipe recipe = new Recipe(
                bench.contract(), bench.boundaries(), engine.traits().onlyWith(Memory.available()), random, scale);
        BenchExercise exercise = new BenchExercise(bench, engine, recipe, watch);
        try {
            Optional<String> unfit = unfit(spec.body());
            if (unfit.isPresent()) {
                return unrun(spec, engine, Verdict.SKIPPED, unfit.get());
            }
            bench.witness().begin();
            carryOut(spec.body(), exercise);
        } catch (CaseSkippedException skipped) {
            return unrun(spec, engine, Verdict.SKIPPED, message(skipped));
        } catch (RefusedException refused) {
            Optional<String> excuse = exercise.isHung() ? Optional.empty() : exercise.refused(refused);
            if (excuse.isPresent()) {
                return unrun(spec, engine, Verdict.BROKEN, excuse.get());
            }
        } catch (SyscallException | IllegalStateException failed) {
            // A request that was never answered is a finding, whatever else failed for want of its answer.
            if (!exercise.isHung()) {
                return isWantOfDirect(failed)
                        ? unrun(spec, engine, Verdict.SKIPPED, "there is no direct I/O here: " + message(failed))
                        : unrun(spec, engine, Verdict.BROKEN, message(failed));
            }
        }
        hung = exercise.isHung();
        gone = exercise.gone();
        Optional<String> idle = idle(spec, exercise);
        if (idle.isPresent()) {
            return unrun(spec, engine, Verdict.SKIPPED, idle.get());
        }
        recording = recordingOf(spec, exercise);
        return gone.isEmpty()
                        && exercise.isStopped()
                        && exercise.log().findings().isEmpty()
                ? unrun(spec, engine, Verdict.SKIPPED, "interrupted")
                : ended(spec, exercise, (System.nanoTime() - startedNanos) / 1_000_000);
    }

    private static boolean isWantOfDirect(RuntimeException failed) {
        return failed instanceof SyscallException refused
                && refused.call().startsWith("open")
                && refused.is(Errno.EINVAL);
    }

    private Optional<Recording> recordingOf(CaseSpec spec, BenchExercise exercise) {
        List<Finding> findings = exercise.log().findings();
        if (findings.isEmpty() || exercise.recorder().isEmpty()) {
            return Optional.empty();
        }
        Recording.Header origin = new Recording.Header(
                Recording.VERSION,
                spec.name(),
                bench.name(),
                "0x" + Long.toHexString(seed),
                Host.live().kernelRelease(),
                bench.contract(),
                List.of(),
                0,
                List.of());
        return Optional.of(exercise.recorder().recording(origin, findings));
    }

    private static void carryOut(CaseBody body, BenchExercise exercise) {
        switch (body) {
            case CaseBody.Planned planned -> exercise.carryOut(planned.plan().apply(exercise.recipe()));
            case CaseBody.Procedure procedure -> procedure.steps().accept(exercise);
        }
    }

    private Optional<String> unfit(CaseBody body) {
        if (!bench.target().writable()) {
            return Optional.of("the target is read only, and this case writes: give --write if its content may go");
        }
        return switch (body) {
            case CaseBody.Planned _ -> unplannable();
            case CaseBody.Procedure _ -> Optional.empty();
        };
    }

    private Optional<String> unplannable() {
        Contract contract = bench.contract();
        if (contract.rule() == Contract.Rule.NO_DIRECT_IO) {
            return Optional.of("there is no direct I/O here: statx(2) reports alignments of 0 for "
                    + bench.target().path());
        }
        long least = LEAST_UNITS * contract.unitBytes();
        if (contract.sizeBytes() < least) {
            return Optional.of("the target must hold " + LEAST_UNITS + " blocks: sizeBytes=" + contract.sizeBytes()
                    + ", needed=" + least);
        }
        return Optional.empty();
    }

    private static String message(RuntimeException failed) {
        return String.valueOf(failed.getMessage());
    }

    private CaseResult unrun(CaseSpec spec, EngineSpec engine, Verdict verdict, String reason) {
        return CaseResults.unrun(
                spec, bench.name(), bench.target().path().toString(), engine.toString(), verdict, reason);
    }

    private CaseResult ended(CaseSpec spec, BenchExercise exercise, long millis) {
        Statement statement = bench.witness().end();
        Evidence evidence = statement.evidence().with(Evidence.REQUESTS, exercise.requests());
        RunChecker.check(bench, spec, exercise, statement);
        CaseLog log = exercise.log();
        gone.filter(missing -> !log.findings().isEmpty()).ifPresent(missing -> log.note("gone", missing));
        Optional<String> disproved = gone.or(() -> RunChecker.disproved(spec, exercise, evidence));
        List<Finding> findings = attributed(exercise);
        if (!contractNoted) {
            log.note(Note.CONTRACT, bench.contract().toString());
            contractNoted = true;
        }
        return new CaseResult(
                spec.name(),
                spec.why(),
                bench.name(),
                bench.target().path().toString(),
                exercise.engine().toString(),
                verdict(log, disproved),
                log.findings().isEmpty() ? disproved.orElse(null) : null,
                exercise.requests(),
                exercise.bytes(),
                millis,
                evidence,
                log.notes(),
                findings);
    }

    /** The findings, the first of them with the way that their requests take and the layer that makes them. */
    private List<Finding> attributed(BenchExercise exercise) {
        List<Finding> findings = new ArrayList<>(exercise.log().findings());
        if (hung || gone.isPresent() || watch.isStopped() || !bench.target().writable()) {
            return findings;
        }
        LayerInquiry inquiry = new LayerInquiry(bench, exercise.engine(), watch);
        for (int i = 0; i < Math.min(MOST_ATTRIBUTED, findings.size()) && !inquiry.isHung(); i++) {
            Finding finding = findings.get(i);
            RequestRecord request = finding.request();
            Optional<Damage> damage =
                    request == null ? Optional.empty() : exercise.log().damage(request);
            findings.set(i, inquiry.ask(finding, damage, exercise.recorder()));
        }
        hung = inquiry.isHung();
        return findings;
    }

    /** Why nothing was carried out at all, when that breaks no promise: such a case has shown nothing. */
    private static Optional<String> idle(CaseSpec spec, BenchExercise exercise) {
        boolean none = spec.body() instanceof CaseBody.Planned
                && exercise.gone().isEmpty()
                && exercise.bytes() == 0
                && exercise.log().findings().isEmpty();
        return none ? exercise.log().notes().stream().map(Note::message).findFirst() : Optional.empty();
    }

    private static Verdict verdict(CaseLog log, Optional<String> disproved) {
        if (!log.findings().isEmpty()) {
            return Verdict.FAILED;
        }
        return disproved.isPresent() ? Verdict.BROKEN : Verdict.PASSED;
    }
}
