package plumbline.harness.check;

import java.util.Optional;
import plumbline.bindings.sys.Errno;
import plumbline.harness.contract.Contract;
import plumbline.harness.contract.Contract.Rule;
import plumbline.harness.contract.Legality;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Shape;

/** Judges the answer itself: all, a part, or a refusal, of a request that the contract calls legal or illegal. */
final class ResultChecker implements Checker {
    private final Contract contract;

    ResultChecker(Contract contract) {
        this.contract = contract;
    }

    @Override
    public void check(IoSlot slot, long result, CheckLog log) {
        Shape shape = slot.shape();
        boolean legal = contract.isLegal(shape);
        if (result == shape.lengthBytes()) {
            if (!legal) {
                log.note("lenient", shape + " breaks the contract and was carried out: " + broken(shape));
            }
        } else if (legal) {
            judgeLegal(slot, result, log);
        } else if (result >= 0) {
            log.note("lenient", shape + " breaks the contract and " + result + " bytes were moved: " + broken(shape));
        } else if (result != Errno.EINVAL.asResult()) {
            String message = shape + " breaks the contract (" + broken(shape) + ") and was refused with "
                    + Errno.describe(result) + " instead of EINVAL (22)";
            log.breach(breach(FindingKind.WRONG_ERRNO, message, slot));
        }
    }

    private void judgeLegal(IoSlot slot, long result, CheckLog log) {
        Shape shape = slot.shape();
        if (result < 0) {
            if (contract.rule() == Rule.FILE_SYSTEM_BLOCK && result == Errno.EINVAL.asResult()) {
                log.note("refused", shape + " was refused; the file system reports no alignment, so that is right");
                return;
            }
            String message = shape + " keeps the contract and was refused: " + Errno.describe(result);
            log.breach(breach(FindingKind.CONTRACT_BROKEN, message, slot));
        } else if (shape.direction() == Direction.READ && result == readableBytes(shape)) {
            log.note("end", shape + " reaches the end of the target and came short: " + result);
        } else {
            String message =
                    shape + " keeps the contract and moved only " + result + " of " + shape.lengthBytes() + " bytes";
            log.breach(breach(FindingKind.SHORT_TRANSFER, message, slot));
        }
    }

    private long readableBytes(Shape shape) {
        return Math.max(0, Math.min(shape.lengthBytes(), contract.sizeBytes() - shape.offset()));
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
