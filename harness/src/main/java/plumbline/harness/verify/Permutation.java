package plumbline.harness.verify;

/** The numbers from 0 to a size in an order that a seed decides, without a table. Immutable. */
final class Permutation {
    private static final long FACTOR = 0x5DEECE66DL;

    private final long size;
    private final int bits;
    private final long mask;
    private final long seed;

    Permutation(long size, long seed) {
        this.size = size;
        this.bits = Math.max(2, Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, size - 1)));
        this.mask = (1L << bits) - 1;
        this.seed = seed;
    }

    /** The number at a place; those beyond the size lead on to others, and one of them comes back. */
    long at(long place) {
        long number = place;
        do {
            number = mixed(number);
        } while (number >= size);
        return number;
    }

    /** Each step is one to one on so many bits. */
    private long mixed(long number) {
        int half = (bits + 1) / 2;
        long mixed = (number * FACTOR + seed) & mask;
        mixed ^= mixed >>> half;
        mixed = (mixed * FACTOR + (seed >>> Integer.SIZE)) & mask;
        return mixed ^ (mixed >>> half);
    }
}
