package plumbline.loopctl.ledger;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Undoing waits a little for whoever still looks at a device (udev, a dying process), and says when it was in vain. */
public final class Retry {
    private static final int TRIES = 60;

    private Retry() {}

    /** Tries up to 60 times within two seconds; whether it succeeded. */
    public static boolean until(BooleanSupplier attempt) {
        return until(attempt, TRIES);
    }

    /** Tries so many times, a millisecond longer apart each time; whether it succeeded. */
    static boolean until(BooleanSupplier attempt, int tries) {
        for (int i = 0; i < tries; i++) {
            if (attempt.getAsBoolean()) {
                return true;
            }
            LockSupport.parkNanos(i * TimeUnit.MILLISECONDS.toNanos(1));
        }
        return false;
    }
}
