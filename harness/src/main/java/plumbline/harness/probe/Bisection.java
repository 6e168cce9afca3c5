package plumbline.harness.probe;

import java.util.function.LongPredicate;

/** Finds where an answer changes, for answers that change once. */
final class Bisection {
    private Bisection() {}

    /**
     * The least power of two that is accepted, when all greater ones are.
     *
     * @param most the greatest power of two that is worth trying
     * @return 0 when not even the greatest is accepted
     */
    static long leastPower(long most, LongPredicate accepted) {
        if (!accepted.test(most)) {
            return 0;
        }
        int low = 0;
        int high = Long.numberOfTrailingZeros(most);
        while (low < high) {
            int middle = (low + high) / 2;
            if (accepted.test(1L << middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return 1L << high;
    }

    /**
     * The greatest number that is accepted, when all smaller ones are.
     *
     * @param least which is accepted
     * @param most which is worth trying
     */
    static long greatest(long least, long most, LongPredicate accepted) {
        long low = least;
        long high = most;
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (accepted.test(middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
