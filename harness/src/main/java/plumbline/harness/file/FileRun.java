package plumbline.harness.file;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * A run of operations on a file.
 *
 * @param operations how many at most
 * @param longest how long at most
 * @param each whether the whole file is compared behind each operation
 * @param stop asked between operations
 * @param progress told now and then how many operations are done
 */
public record FileRun(
        long operations, Optional<Duration> longest, Each each, BooleanSupplier stop, LongConsumer progress) {
    private static final long TELL_EACH = 64;

    /** What is compared behind each operation. */
    public enum Each {
        WHAT_IT_READ,
        WHOLE_FILE
    }

    /** So many operations. */
    public static FileRun of(long operations) {
        return new FileRun(operations, Optional.empty(), Each.WHAT_IT_READ, () -> false, _ -> {});
    }

    public FileRun stoppedBy(BooleanSupplier flag) {
        return new FileRun(operations, longest, each, flag, progress);
    }

    public FileRun tellingOf(LongConsumer listener) {
        return new FileRun(operations, longest, each, stop, listener);
    }

    /**
     * Carries operations out until one of the bounds is met, the source has no more, or something is wrong; then the
     * whole file is compared, in doubt where an operation failed.
     */
    public void carryOut(FileExerciser exerciser, OpSource source) {
        long endNanos = System.nanoTime() + longest.map(Duration::toNanos).orElse(Long.MAX_VALUE / 2);
        long asked = 0;
        while (asked < operations && !exerciser.isOver()) {
            if (asked % TELL_EACH == 0) {
                progress.accept(asked);
                if (System.nanoTime() - endNanos > 0 || stop.getAsBoolean()) {
                    break;
                }
            }
            Optional<FileOp> op = source.next(exerciser.view());
            if (op.isEmpty()) {
                break;
            }
            exerciser.carryOut(op.get());
            asked++;
            if (each == Each.WHOLE_FILE && !exerciser.isOver()) {
                exerciser.verifyWhole("behind operation " + exerciser.log().count());
            }
        }
        if (exerciser.findings().isEmpty()) {
            exerciser.verifyWhole("at the end");
        }
    }
}
