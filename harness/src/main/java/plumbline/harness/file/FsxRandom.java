package plumbline.harness.file;

/**
 * The random numbers that the C library's srandom(3) and random(3) give: an additive feedback over the 31 numbers before,
 * seeded by a linear congruence.
 */
final class FsxRandom {
    private static final int DEGREE = 31;
    private static final int SEPARATION = 3;
    private static final long MULTIPLIER = 16807;
    private static final long MODULUS = Integer.MAX_VALUE;
    private static final int DISCARDED = 10 * DEGREE;

    private final int[] state = new int[DEGREE];
    private int at = SEPARATION;

    FsxRandom(int seed) {
        state[0] = seed == 0 ? 1 : seed;
        for (int i = 1; i < DEGREE; i++) {
            state[i] = (int) Math.floorMod(MULTIPLIER * state[i - 1], MODULUS);
        }
        for (int i = 0; i < DISCARDED; i++) {
            next();
        }
    }

    /** The next number, not negative. */
    int next() {
        int sum = state[at] + state[(at + DEGREE - SEPARATION) % DEGREE];
        state[at] = sum;
        at = (at + 1) % DEGREE;
        return sum >>> 1;
    }
}
