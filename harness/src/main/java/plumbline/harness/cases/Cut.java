package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** How a length is divided among segments. */
enum Cut {
    EQUAL {
        @Override
        long[] units(int count, long units, SplittableRandom random) {
            long[] lengths = new long[count];
            Arrays.fill(lengths, units / count);
            lengths[count - 1] += units % count;
            return lengths;
        }
    },
    UNEQUAL {
        @Override
        long[] units(int count, long units, SplittableRandom random) {
            long[] lengths = new long[count];
            Arrays.fill(lengths, 1);
            long rest = units - count;
            for (int i = 0; i < count - 1 && rest > 0; i++) {
                long share = random.nextLong(Math.min(rest, 2 * (rest / (count - i)) + 1) + 1);
                lengths[i] += share;
                rest -= share;
            }
            lengths[count - 1] += rest;
            return lengths;
        }
    },
    /** All but the last are as short as can be. */
    SHORT_FIRST {
        @Override
        long[] units(int count, long units, SplittableRandom random) {
            long[] lengths = new long[count];
            Arrays.fill(lengths, 1);
            lengths[count - 1] = units - count + 1;
            return lengths;
        }
    },
    /** All but the first are as short as can be. */
    SHORT_LAST {
        @Override
        long[] units(int count, long units, SplittableRandom random) {
            long[] lengths = new long[count];
            Arrays.fill(lengths, 1);
            lengths[0] = units - count + 1;
            return lengths;
        }
    },
    /** One segment among the others is empty. */
    EMPTY_AMONG {
        @Override
        long[] units(int count, long units, SplittableRandom random) {
            if (count == 1) {
                return new long[] {units};
            }
            List<Long> lengths = new ArrayList<>();
            for (long length : UNEQUAL.units(count - 1, units, random)) {
                lengths.add(length);
            }
            lengths.add(random.nextInt(count), 0L);
            return lengths.stream().mapToLong(Long::longValue).toArray();
        }
    };

    /**
     * Divides.
     *
     * @param count of segments
     * @param units to be divided, at least {@code count}
     * @return their lengths in units
     */
    abstract long[] units(int count, long units, SplittableRandom random);
}
