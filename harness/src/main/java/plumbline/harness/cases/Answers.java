package plumbline.harness.cases;

import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.check.FindingKind;
import plumbline.harness.plan.Shape;
import plumbline.harness.verdict.Finding;

/** What {@link LooseRequests} need, and what the answers to them may be. */
final class Answers {
    private Answers() {}

    /**
     * A case needs so much of the target.
     *
     * @throws CaseSkippedException when it is smaller
     */
    static void demandRoom(Exercise exercise, long bytes) {
        long sizeBytes = exercise.recipe().contract().sizeBytes();
        if (sizeBytes < bytes) {
            throw new CaseSkippedException("the target must hold " + bytes + " bytes: sizeBytes=" + sizeBytes);
        }
    }

    /**
     * A legal request that is not carried out whole is a finding.
     *
     * @return whether it was carried out whole
     * @throws CaseSkippedException where the file system promises no direct I/O, and refuses it
     */
    static boolean demandWhole(Exercise exercise, Shape shape, long answer) {
        if (answer == Errno.EINVAL.asResult() && exercise.recipe().contract().mayRefuse()) {
            throw new CaseSkippedException("the file system reports no alignment, and refuses " + shape);
        }
        if (answer != shape.lengthBytes()) {
            FindingKind kind = answer < 0 ? FindingKind.CONTRACT_BROKEN : FindingKind.SHORT_TRANSFER;
            exercise.found(Finding.of(kind, shape + " keeps the contract and was answered with " + describe(answer)));
        }
        return answer == shape.lengthBytes();
    }

    /**
     * Nothing is promised of a flag that is not there.
     *
     * @throws CaseSkippedException when the answer says so
     */
    static void demandSupport(long answer, RwFlag flag) {
        if (answer == Errno.EOPNOTSUPP.asResult()) {
            throw new CaseSkippedException("there is no " + flag + " here");
        }
    }

    /** In a word or two. */
    static String describe(long answer) {
        return answer < 0 ? Errno.describe(answer) : answer + " bytes";
    }
}
