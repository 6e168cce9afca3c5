package plumbline.harness.verify;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import plumbline.bindings.sys.Errno;
import plumbline.harness.check.Checker;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Direction;

/** Counts what was moved, and notices when the target is not there any more. Any thread. */
final class Tally {
    /** What a device answers that was taken away, and a file whose server has ended. */
    private static final Set<Errno> GONE = EnumSet.of(Errno.ENXIO, Errno.ENODEV, Errno.ENOTCONN, Errno.ECONNABORTED);

    private final AtomicLong read = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final Trouble trouble;

    Tally(Trouble trouble) {
        this.trouble = trouble;
    }

    /** The same checker, with an eye on what it is given; what a vanished target answers is not judged. */
    Checker around(Checker checker) {
        return (slot, result, log) -> {
            requests.incrementAndGet();
            if (Errno.ofResult(result).filter(GONE::contains).isPresent()) {
                trouble.happened("the target is not there any more: " + slot.shape() + " was answered "
                        + Errno.describe(result));
            } else {
                count(slot, result);
                checker.check(slot, result, log);
            }
        };
    }

    private void count(IoSlot slot, long result) {
        if (result > 0) {
            (slot.shape().direction() == Direction.READ ? read : written).addAndGet(result);
        }
    }

    long requests() {
        return requests.get();
    }

    long readBytes() {
        return read.get();
    }

    long writtenBytes() {
        return written.get();
    }

    long bytes() {
        return read.get() + written.get();
    }
}
