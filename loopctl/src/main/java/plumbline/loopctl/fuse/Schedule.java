package plumbline.loopctl.fuse;

/** One of every {@code period} requests; the seed says which. */
public record Schedule(long period, long seed) implements Occasion {
    public Schedule {
        if (period <= 0) {
            throw new IllegalArgumentException("a period must be positive: period=" + period);
        }
    }

    @Override
    public boolean picks(long number, long offset, long lengthBytes) {
        return picks(number);
    }

    /** Whether the request of that number, counted from 0, is one of them. */
    public boolean picks(long number) {
        return Math.floorMod(mixed(number / period), period) == number % period;
    }

    @Override
    public long mixed(long number) {
        long z = seed + (number + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
