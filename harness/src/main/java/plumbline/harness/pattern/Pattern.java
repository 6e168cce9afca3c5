package plumbline.harness.pattern;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What each aligned 8-byte word of a target holds:
 *
 * <pre>
 *   x = position (38 bits) | run tag (12) | generation (14)     position = offset / 8; see Split for another
 *   y = x · M + K      (mod 2⁶⁴, M odd)
 *   word = y ^ (y &gt;&gt;&gt; 32)
 * </pre>
 *
 * The map is one to one, so that a word read back says where it belongs, which write made it, and whether it is this
 * run's at all. Neighbouring words differ in y by a constant, so that runs are filled and checked by additions. M, K and
 * the tag come from the seed, and are chosen so that zeros, ones, poison and guard bytes decode to another run's tag.
 * Immutable; any thread.
 */
public final class Pattern {
    /** Generations count from 1 to this and then wrap to 1 again; 0 is never written. */
    public static final int MAX_GENERATION = Split.GENERATIONS.maxGeneration();

    /** Offsets must be below this. */
    public static final long MAX_BYTES = Split.GENERATIONS.maxBytes();

    /** What read buffers hold before a read. */
    public static final byte POISON = (byte) 0xB5;

    private static final byte[] CONSTANT_BYTES = {0, -1, POISON, (byte) 0xE7};

    private final Split split;
    private final long multiplier;
    private final long inverse;
    private final long addend;
    private final int tag;
    private final long[] steps = new long[PatternMemory.WORDS_A_BLOCK];

    /** How the bits of x are shared out; the position has what is left. */
    public enum Split {
        /** Many bytes, each overwritten now and then. */
        GENERATIONS(12, 14),
        /** A file of up to 2 GiB, and a number for each of a billion operations. */
        OPERATIONS(6, 30);

        private final int tagBits;
        private final int generationBits;

        Split(int tagBits, int generationBits) {
            this.tagBits = tagBits;
            this.generationBits = generationBits;
        }

        /** The greatest number that a word can carry. */
        public int maxGeneration() {
            return (1 << generationBits) - 1;
        }

        /** Offsets must be below this. */
        public long maxBytes() {
            return 1L << (Long.SIZE - positionShift() + 3);
        }

        private int positionShift() {
            return tagBits + generationBits;
        }

        private int tagMask() {
            return (1 << tagBits) - 1;
        }
    }

    private Pattern(Split split, long multiplier, long addend, int tag) {
        this.split = split;
        this.multiplier = multiplier;
        this.inverse = inverseOf(multiplier);
        this.addend = addend;
        this.tag = tag;
        for (int i = 0; i < steps.length; i++) {
            steps[i] = ((long) i << split.positionShift()) * multiplier;
        }
    }

    /** The pattern of a seed. */
    public static Pattern ofSeed(long seed) {
        return ofSeed(seed, Split.GENERATIONS);
    }

    /** The pattern of a seed, its bits shared out otherwise. */
    public static Pattern ofSeed(long seed, Split split) {
        SplittableRandom random = new SplittableRandom(seed);
        Pattern pattern;
        do {
            pattern = new Pattern(
                    split, random.nextLong() | 1, random.nextLong(), random.nextInt(1, split.tagMask() + 1));
        } while (pattern.mistakesConstantBytes());
        return pattern;
    }

    private boolean mistakesConstantBytes() {
        for (byte constant : CONSTANT_BYTES) {
            if (decode(repeated(constant)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** A word of eight equal bytes. */
    public static long repeated(byte value) {
        return 0x0101_0101_0101_0101L * Byte.toUnsignedLong(value);
    }

    /** Newton's iteration doubles the number of right bits each time. */
    private static long inverseOf(long odd) {
        long inverse = odd;
        for (int i = 0; i < 6; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    /** The word at an offset that is a multiple of 8. */
    public long word(long offset, int generation) {
        return mix(base(offset, generation));
    }

    /** Where a word says that it belongs; empty when it is not this run's. */
    public Optional<Origin> decode(long word) {
        long y = word ^ (word >>> 32);
        long x = (y - addend) * inverse;
        if (((x >>> split.generationBits) & split.tagMask()) != tag) {
            return Optional.empty();
        }
        return Optional.of(new Origin((x >>> split.positionShift()) << 3, (int) (x & split.maxGeneration())));
    }

    /** The byte at any offset. */
    public byte byteAt(long offset, int generation) {
        return (byte) (word(offset & -Long.BYTES, generation) >>> (8 * (offset & 7)));
    }

    /** y of the word at an offset; words that follow add {@link #steps()}. */
    long base(long offset, int generation) {
        long x = ((offset >>> 3) << split.positionShift()) | ((long) tag << split.generationBits) | generation;
        return x * multiplier + addend;
    }

    /** What is added to {@link #base} for each following word of a block. */
    long[] steps() {
        return steps;
    }

    static long mix(long y) {
        return y ^ (y >>> 32);
    }
}
