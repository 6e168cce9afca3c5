package plumbline.harness.run;

import java.util.Optional;
import plumbline.harness.cases.CaseBody;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.check.FindingKind;
import plumbline.harness.contract.Contract.Rule;
import plumbline.harness.evidence.Evidence;
import plumbline.harness.evidence.PathClaim;
import plumbline.harness.evidence.Witness.Statement;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.NodeKind;

/** Judges a case as a whole, by what was seen of the kernel while it ran. */
final class RunChecker {
    private static final int BIO_MAX_VECS = 256;

    private RunChecker() {}

    /** Adds findings of complaints, and of a page cache in the way. */
    static void check(CaseRunner.Bench bench, CaseSpec spec, BenchExercise exercise, Statement statement) {
        boolean gone = exercise.gone().isPresent();
        for (String line : gone ? statement.grave() : statement.complaints()) {
            exercise.found(Finding.of(FindingKind.KERNEL_COMPLAINT, "the kernel log says: " + line));
        }
        boolean pastCache = !gone && spec.body() instanceof CaseBody.Planned && exercise.isPastCache();
        if (pastCache
                && bench.contract().rule() == Rule.DIOALIGN
                && statement.evidence().isComplete()) {
            checkPath(bench, exercise, statement.evidence());
        }
    }

    private static void checkPath(CaseRunner.Bench bench, BenchExercise exercise, Evidence evidence) {
        long cached = evidence.count(Evidence.PAGE_CACHE_BYTES);
        if (cached > 0) {
            exercise.found(Finding.of(
                    FindingKind.PATH_NOT_TAKEN,
                    "the target reports direct I/O, and direct requests brought " + cached
                            + " bytes into its page cache"));
        }
        long queued = evidence.count(Evidence.QUEUED_BYTES);
        if (bench.target().kind() == NodeKind.BLOCK && queued < exercise.bytes()) {
            exercise.found(Finding.of(
                    FindingKind.PATH_NOT_TAKEN,
                    "direct requests moved " + exercise.bytes() + " bytes, and only " + queued
                            + " went to the block layer"));
        }
    }

    /** Why the case is not what it claims to be; empty when it is, or nobody can know. */
    static Optional<String> disproved(CaseSpec spec, BenchExercise exercise, Evidence evidence) {
        return spec.claim()
                .filter(claim -> exercise.isPastCache() && isSure(claim, exercise))
                .filter(claim -> claim.isDisproved(evidence))
                .map(claim -> "the case is about a path that was not taken: " + claim.otherwise());
    }

    private static boolean isSure(PathClaim claim, BenchExercise exercise) {
        return switch (claim) {
            // One long segment may lie in memory that happens to be in one piece, and fit into a single bio.
            case SPLIT -> exercise.engine().traits().maxSegments() > BIO_MAX_VECS;
            // A loop device of 5.10 that LOOP_CONFIGURE gave direct I/O at once merges nothing.
            case MERGED ->
                Host.live()
                                .number("/sys/class/block/"
                                        + exercise.stack().target().path().getFileName() + "/queue/nomerges")
                                .orElse(0)
                        == 0;
        };
    }
}
