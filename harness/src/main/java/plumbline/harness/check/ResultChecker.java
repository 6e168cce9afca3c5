package plumbline.harness.check;

import java.util.Optional;
import plumbline.bindings.sys.Errno;
import plumbline.harness.check.Excuses.Excuse;
import plumbline.harness.contract.Contract;
import plumbline.harness.contract.Legality;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Shape;

/** Judges the answer itself: all, a part, or a refusal, of a request that the contract calls legal or illegal. */
final class ResultChecker implements Checker {
    private final Contract contract;
    private final Excuses excuses;

    ResultChecker(Contract contract, Excuses excuses) {
        this.contract = contract;
        this.excuses = excuses;
    }

    @Override
    public void check(IoSlot slot, long result, CheckLog log) {
        boolean legal = contract.isLegal(slot.direction(), slot.offset(), slot.segments());
        if (legal && result == slot.lengthBytes()) {
            return;
        }
        Shape shape = slot.shape();
        if (result == shape.lengthBytes() || (!legal && result == Errno.EINVAL.asResult())) {
            if (!legal && result >= 0) {
                log.note("lenient", shape + " breaks the contract and was carried out: " + broken(shape));
            }
            return;
        }
        Optional<Excuse> excuse = excuses.of(slot, result);
        if (excuse.isPresent()) {
            log.note(
                    excuse.get().kind(),
                    shape + " was answered with " + answer(result) + ": "
                            + excuse.get().reason());
        } else if (legal) {
            judgeLegal(slot, result, log);
        } else {
            judgeIllegal(slot, result, log);
        }
    }

    private static void judgeLegal(IoSlot slot, long result, CheckLog log) {
        Shape shape = slot.shape();
        if (result < 0) {
            String message = shape + " keeps the contract and was refused: " + Errno.describe(result);
            log.breach(breach(FindingKind.CONTRACT_BROKEN, message, slot));
        } else {
            String message =
                    shape + " keeps the contract and moved only " + result + " of " + shape.lengthBytes() + " bytes";
            log.breach(breach(FindingKind.SHORT_TRANSFER, message, slot));
        }
    }

    private void judgeIllegal(IoSlot slot, long result, CheckLog log) {
        Shape shape = slot.shape();
        if (result >= 0) {
            log.note("lenient", shape + " breaks the contract and " + result + " bytes were moved: " + broken(shape));
        } else {
            String message = shape + " breaks the contract (" + broken(shape) + ") and was refused with "
                    + Errno.describe(result) + " instead of EINVAL (22)";
            log.breach(breach(FindingKind.WRONG_ERRNO, message, slot));
        }
    }

    private static String answer(long result) {
        return result < 0 ? Errno.describe(result) : result + " bytes";
    }

    private String broken(Shape shape) {
        return contract.legality(shape) instanceof Legality.Illegal illegal
                ? illegal.rules().getFirst()
                : "nothing";
    }

    private static Breach breach(FindingKind kind, String message, IoSlot slot) {
        return new Breach(kind, message, RequestRecord.of(slot), Optional.empty());
    }
}
