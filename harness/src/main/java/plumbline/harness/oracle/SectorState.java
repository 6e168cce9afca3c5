package plumbline.harness.oracle;

import plumbline.harness.pattern.Pattern;

/**
 * What one sector may hold, in a long. Legal are the generations from {@code lowest} to {@code newest} on the circle of
 * generations (those between that were never written here are harmless: no word of this sector has them), and what the
 * flags add.
 *
 * <pre>
 *   bits  0-13 newest | 14-27 lowest | 28-41 first of the writes in flight | 42-53 writes in flight | 54- flags
 * </pre>
 *
 * 0 is a sector that was never written: it holds what the target began with.
 */
final class SectorState {
    static final long UNTOUCHED = 0;

    private static final int GENERATION_BITS = 14;
    private static final long GENERATION_MASK = (1L << GENERATION_BITS) - 1;
    private static final int LOWEST_SHIFT = GENERATION_BITS;
    private static final int FIRST_SHIFT = 2 * GENERATION_BITS;
    private static final int FLIGHT_SHIFT = 3 * GENERATION_BITS;
    private static final long RANGE_MASK = GENERATION_MASK | (GENERATION_MASK << LOWEST_SHIFT);
    private static final long FIRST_MASK = GENERATION_MASK << FIRST_SHIFT;
    private static final long FLIGHT_ONE = 1L << FLIGHT_SHIFT;
    private static final long FLIGHT_MASK = 0xFFFL << FLIGHT_SHIFT;

    /** Exactly one write has been in flight since the sector was last quiet. */
    private static final long ALONE = 1L << 54;

    /** A write in flight has failed or come short: old or new, word by word. */
    private static final long UNCERTAIN = 1L << 55;

    /** What the target began with is legal too. */
    private static final long INITIAL = 1L << 56;

    /** Nothing can be said. */
    private static final long ANYTHING = 1L << 57;

    /** Only a part of the sector was written; the oracle keeps its bytes apart. */
    private static final long FRAGMENT = 1L << 58;

    private static final int HALF_CIRCLE = Pattern.MAX_GENERATION / 2;

    private SectorState() {}

    static int newest(long state) {
        return (int) (state & GENERATION_MASK);
    }

    static int lowest(long state) {
        return (int) ((state >>> LOWEST_SHIFT) & GENERATION_MASK);
    }

    private static int first(long state) {
        return (int) ((state >>> FIRST_SHIFT) & GENERATION_MASK);
    }

    private static boolean quiet(long state) {
        return (state & FLIGHT_MASK) == 0;
    }

    private static long withRange(long state, int lowest, int newest) {
        return (state & ~RANGE_MASK) | ((long) lowest << LOWEST_SHIFT) | newest;
    }

    /** The generation after another. */
    static int next(int generation) {
        return generation == Pattern.MAX_GENERATION ? 1 : generation + 1;
    }

    /** The younger of two generations, as long as they lie less than half a circle apart; 0 is older than all. */
    static int younger(int a, int b) {
        if (a == 0 || b == 0) {
            return Math.max(a, b);
        }
        return Math.floorMod(a - b, Pattern.MAX_GENERATION) <= HALF_CIRCLE ? a : b;
    }

    static long beginWrite(long state, int generation) {
        long base = state;
        int lowest = lowest(state);
        if (newest(state) == 0) {
            base = state | INITIAL;
            lowest = generation;
        }
        if (quiet(base)) {
            base = (base & ~(FIRST_MASK | UNCERTAIN)) | ((long) generation << FIRST_SHIFT) | ALONE;
        } else {
            base &= ~ALONE;
        }
        return withRange(base, lowest, generation) + FLIGHT_ONE;
    }

    static long endWrite(long state, Oracle.Outcome outcome) {
        long ended = state - FLIGHT_ONE;
        if (outcome == Oracle.Outcome.UNCERTAIN) {
            ended |= UNCERTAIN;
        }
        if (!quiet(ended) || (ended & UNCERTAIN) != 0) {
            return ended;
        }
        int lowest = (ended & ALONE) != 0 ? newest(ended) : first(ended);
        return withRange(ended & ~(INITIAL | ANYTHING | FRAGMENT), lowest, newest(ended));
    }

    /** A part of the sector was written, and what it holds now is known byte by byte. */
    static long asFragment(long state, int generation) {
        return withRange((state & ~(INITIAL | ANYTHING)) | FRAGMENT, generation, generation);
    }

    /** A part of the sector was written, and what it holds now is not known. */
    static long asAnything(long state, int generation) {
        return withRange((state & ~(INITIAL | FRAGMENT)) | ANYTHING, generation, generation);
    }

    /** What was legal at some moment between two states: a read sees any of it. */
    static long between(long before, long now) {
        if (before == now) {
            return now;
        }
        if (((before | now) & FRAGMENT) != 0) {
            return asAnything(now, newest(now));
        }
        long flags = ((before | now) & (INITIAL | ANYTHING)) | (before == UNTOUCHED ? INITIAL : 0);
        int lowest = before == UNTOUCHED ? 1 : lowest(before);
        return withRange((now & ~ALONE) | flags, lowest, newest(now));
    }

    /** Whether just one generation is legal, and nothing else. */
    static boolean isExact(long state) {
        return newest(state) == lowest(state) && newest(state) != 0 && (state & (INITIAL | ANYTHING | FRAGMENT)) == 0;
    }

    static boolean allowsAnything(long state) {
        return (state & ANYTHING) != 0;
    }

    static boolean isFragment(long state) {
        return (state & FRAGMENT) != 0;
    }

    static boolean allowsInitial(long state) {
        return state == UNTOUCHED || (state & INITIAL) != 0;
    }

    static boolean allows(long state, int generation) {
        if (newest(state) == 0 || generation == 0) {
            return false;
        }
        int width = Math.floorMod(newest(state) - lowest(state), Pattern.MAX_GENERATION);
        return Math.floorMod(generation - lowest(state), Pattern.MAX_GENERATION) <= width;
    }
}
