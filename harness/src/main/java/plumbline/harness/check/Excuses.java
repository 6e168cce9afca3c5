package plumbline.harness.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Shape;

/** The answers that are right although they are neither all that was asked for nor a refusal of what is illegal. */
final class Excuses {
    /** MAX_RW_COUNT: what one call moves at most. */
    private static final long MOST_BYTES = 0x7fff_f000L;

    private static final Set<RwFlag> OPTIONAL =
            EnumSet.of(RwFlag.NOWAIT, RwFlag.HIPRI, RwFlag.ATOMIC, RwFlag.DONTCACHE, RwFlag.NOAPPEND);

    private static final Set<EngineKind> ASYNCHRONOUS = EnumSet.range(EngineKind.AIO, EngineKind.URING_FIXED);

    private final Contract contract;
    private final EngineSpec engine;
    private final Set<Errno> planted;

    /**
     * Those of a target and an engine.
     *
     * @param planted errors that layers of the stack are there to make
     */
    Excuses(Contract contract, EngineSpec engine, Set<Errno> planted) {
        this.contract = contract;
        this.engine = engine;
        this.planted = Set.copyOf(planted);
    }

    /**
     * Why an answer is right.
     *
     * @param kind a word to count by
     * @param reason completes a sentence: "…, and that is right: "
     */
    record Excuse(String kind, String reason) {}

    /** The excuse for a result that is not the length asked for; empty when there is none. */
    Optional<Excuse> of(IoSlot slot, long result) {
        Shape shape = slot.shape();
        for (Optional<Excuse> excuse :
                List.of(ofLink(slot, result), ofFlags(shape, result), ofMemory(shape, result), ofEnd(shape, result))) {
            if (excuse.isPresent()) {
                return excuse;
            }
        }
        if (result == MOST_BYTES && shape.lengthBytes() > MOST_BYTES) {
            return excuse("most", "no call moves more");
        }
        boolean isPlanted = planted.stream().anyMatch(errno -> errno.asResult() == result);
        if (isPlanted) {
            return excuse("planted", "a layer of the stack makes this error");
        }
        return contract.mayRefuse() && result == Errno.EINVAL.asResult()
                ? excuse("refused", "the file system reports no alignment")
                : Optional.empty();
    }

    private static Optional<Excuse> ofLink(IoSlot slot, long result) {
        return slot.isCanceledByLink() && result == Errno.ECANCELED.asResult()
                ? excuse("canceled", "a request before it in its chain failed or came short")
                : Optional.empty();
    }

    private Optional<Excuse> ofFlags(Shape shape, long result) {
        Set<RwFlag> flags = shape.flags();
        boolean prefix = result >= 0 && result < shape.lengthBytes();
        if (flags.contains(RwFlag.NOWAIT) && (prefix || result == Errno.EAGAIN.asResult())) {
            return excuse("nowait", "it was not to wait");
        }
        if (result == Errno.EOPNOTSUPP.asResult()) {
            for (RwFlag flag : flags) {
                if (OPTIONAL.contains(flag)) {
                    return excuse("unsupported", "there is no " + flag + " here");
                }
            }
            if (engine.has(EngineOption.IOPOLL)) {
                return excuse("unsupported", "this queue cannot be polled");
            }
        }
        boolean invalid = result == Errno.EINVAL.asResult();
        if (invalid && flags.contains(RwFlag.HIPRI) && !engine.has(EngineOption.IOPOLL)) {
            return excuse("unsupported", "a ring that does not poll takes no HIPRI");
        }
        return flags.contains(RwFlag.ATOMIC) && invalid
                ? excuse("unsupported", "it is not within the limits of atomic writes")
                : Optional.empty();
    }

    private Optional<Excuse> ofMemory(Shape shape, long result) {
        if (shape.buffer() == BufferKind.CHANGING
                && shape.direction() == Direction.READ
                && result == Errno.EIO.asResult()) {
            return excuse("checksum", "its memory changed while its checksum was taken");
        }
        // A block device that has begun with the request ends it with EIO where memory is missing (__blkdev_direct_IO).
        boolean begun = result == Errno.EIO.asResult() && ASYNCHRONOUS.contains(engine.kind());
        boolean faultOrPrefix = result == Errno.EFAULT.asResult() || result >= 0 || begun;
        return shape.buffer().mayFault(shape.direction()) && faultOrPrefix
                ? excuse("fault", "a part of its memory cannot be used")
                : Optional.empty();
    }

    private Optional<Excuse> ofEnd(Shape shape, long result) {
        long size = contract.sizeBytes();
        long end = shape.offset() + shape.lengthBytes();
        if (end <= size / contract.unitBytes() * contract.unitBytes()) {
            return Optional.empty();
        }
        long within = Math.clamp(size - shape.offset(), 0, shape.lengthBytes());
        long wholeUnits = within / contract.unitBytes() * contract.unitBytes();
        if (result >= wholeUnits && result <= within) {
            return excuse("end", "it reaches the end of the target");
        }
        boolean noSpace = shape.direction() == Direction.WRITE && result == Errno.ENOSPC.asResult();
        boolean partial = wholeUnits < within && (result == Errno.EINVAL.asResult() || result == Errno.EIO.asResult());
        return noSpace || partial ? excuse("end", "it reaches the end of the target") : Optional.empty();
    }

    private static Optional<Excuse> excuse(String kind, String reason) {
        return Optional.of(new Excuse(kind, reason));
    }
}
