package plumbline.loopctl.fuse;

/**
 * A lie, and how often it is told: once in every {@code period} requests that it can be told of, which one of them the
 * seed says.
 */
public record LieSpec(Lie lie, long period, long seed) {
    public LieSpec {
        if (period <= 0) {
            throw new IllegalArgumentException("a lie's period must be positive: period=" + period);
        }
    }

    /** Whether the request of that number, counted from 0 among those that the lie can be told of, is lied about. */
    boolean isTold(long number) {
        return Math.floorMod(mixed(number / period), period) == number % period;
    }

    /** A number that only seed and window decide. */
    long mixed(long window) {
        long z = seed + (window + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
