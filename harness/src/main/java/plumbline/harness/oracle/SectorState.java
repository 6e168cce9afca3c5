package plumbline.harness.oracle;

import plumbline.harness.pattern.Pattern;

/**
 * What one sector may hold, in a long. Legal are the generations from {@code lowest} to {@code newest} on the circle of
 * generations (those between that were never written here are harmless: no word of this sector has them), and what the
 * flags add.
 *
 * <pre>
 *   bits  0-13 newest | 14-27 lowest | 28-41 first of the changes in flight | 42-53 changes in flight | 54- flags
 * </pre>
 *
 * 0 is a sector that was never touched: it holds what the target began with.
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

    /** Exactly one change has been in flight since the sector was last quiet. */
    private static final long ALONE = 1L << 54;

    /** A change in flight has failed or come short: old or new, word by word. */
    private static final long UNCERTAIN = 1L << 55;

    /** What the target began with is legal too. */
    private static final long INITIAL = 1L << 56;

    /** Nothing can be said. */
    private static final long ANYTHING = 1L << 57;

    /** Only a part of the sector was changed last; the oracle keeps its bytes apart. */
    private static final long FRAGMENT = 1L << 58;

    /** Zeros are legal too; with one generation alone, nothing else is. */
    private static final long ZEROS = 1L << 59;

    /** Among the changes in flight is one of a part of the sector. */
    private static final long PARTIAL = 1L << 60;

    /** Among the changes in flight is one to zeros. */
    private static final long ZEROING = 1L << 61;

    /** Among the changes in flight is a discard. */
    private static final long DISCARDING = 1L << 62;

    /** Not only patterns of whole sectors were ever written here: what was legal for a while cannot be told later. */
    private static final long SPECIAL = 1L << 63;

    private static final long OF_FLIGHT = FIRST_MASK | UNCERTAIN | PARTIAL | ZEROING | DISCARDING;
    private static final long NOT_ONE_GENERATION = INITIAL | ANYTHING | FRAGMENT | ZEROS | PARTIAL;
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

    private static boolean has(long state, long flag) {
        return (state & flag) != 0;
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

    /** A change of the whole sector is about to be issued. */
    static long begin(long state, int generation, Change change) {
        return switch (change) {
            case PATTERN -> has(state, SPECIAL) ? joinSpecial(state, generation) : join(state, generation);
            case ZEROES -> joinSpecial(state, generation) | ZEROS | ZEROING;
            case DISCARD -> joinSpecial(state, generation) | ANYTHING | DISCARDING;
        };
    }

    /**
     * A change of a part of the sector is about to be issued.
     *
     * @param known whether one content alone is legal, so that the new one can be told
     */
    static long beginPart(long state, int generation, boolean known) {
        return joinSpecial(state, generation) | PARTIAL | (known ? 0 : ANYTHING);
    }

    /**
     * Two threads may have chosen the same generation at the same moment. Patterns of one generation are equal, so that
     * this matters only where something else is written too: there the generation no longer says what was.
     */
    private static long joinSpecial(long state, int generation) {
        boolean fresh = generation != newest(state) && younger(generation, newest(state)) == generation;
        return (fresh ? join(state, generation) : join(state, newest(state)) | ANYTHING | DISCARDING) | SPECIAL;
    }

    private static long join(long state, int generation) {
        if ((state & FLIGHT_MASK) == FLIGHT_MASK) {
            throw new IllegalStateException("more changes of one sector are in flight than can be counted: 4095");
        }
        long joined = quiet(state)
                ? (state & ~OF_FLIGHT) | ALONE | ((long) generation << FIRST_SHIFT)
                : withFirst(state & ~ALONE, generation);
        if (newest(state) == 0) {
            joined = withRange(joined | INITIAL, generation, generation);
        } else if (!allows(state, generation)) {
            joined = withRange(joined, lowest(state), generation);
        }
        return joined + FLIGHT_ONE;
    }

    /** The first of the changes in flight is whichever comes earlier in the range; threads may begin out of turn. */
    private static long withFirst(long state, int generation) {
        boolean earlier = allows(state, generation) && place(state, generation) < place(state, first(state));
        return earlier ? (state & ~FIRST_MASK) | ((long) generation << FIRST_SHIFT) : state;
    }

    /** How far into the range a generation lies. */
    private static int place(long state, int generation) {
        return Math.floorMod(generation - lowest(state), Pattern.MAX_GENERATION);
    }

    /** A change has completed. */
    static long end(long state, Oracle.Outcome outcome) {
        long ended = state - FLIGHT_ONE;
        if (outcome == Oracle.Outcome.UNCERTAIN) {
            ended |= UNCERTAIN;
        }
        if (!quiet(ended)) {
            return ended;
        }
        if (has(ended, PARTIAL | DISCARDING)) {
            return (ended & ~(PARTIAL | FRAGMENT)) | ANYTHING;
        }
        return has(ended, UNCERTAIN) ? ended : settled(ended);
    }

    private static long settled(long ended) {
        long zeros = has(ended, ZEROING) ? ZEROS : 0;
        int newest = has(ended, ALONE) ? first(ended) : newest(ended);
        return withRange(ended & ~NOT_ONE_GENERATION, first(ended), newest) | zeros;
    }

    /** Whether a change of a part, now completed, was alone, so that what the sector holds can be told byte by byte. */
    static boolean isPartOfKnown(long state, Oracle.Outcome outcome) {
        return quiet(state - FLIGHT_ONE)
                && outcome == Oracle.Outcome.COMPLETE
                && has(state, ALONE)
                && !has(state, ANYTHING | DISCARDING);
    }

    /** The state that the sector had before the only change in flight, as far as fragments are known by it. */
    static long beforeOnlyChange(long state) {
        return withRange(state, lowest(state), lowest(state));
    }

    /** A part of the sector was changed, and what it holds now is known byte by byte. */
    static long asFragment(long state) {
        return withRange((state & ~NOT_ONE_GENERATION) | FRAGMENT, first(state), first(state)) - FLIGHT_ONE;
    }

    /** Everything from what was promised to the newest; without a promise, what was there before any write too. */
    static long afterCut(int promised, int newest) {
        return promised == 0 ? withRange(INITIAL, newest, newest) : withRange(UNTOUCHED, promised, newest);
    }

    /** Nothing is known any more. */
    static long asAnything(long state) {
        return (state & ~(INITIAL | FRAGMENT)) | ANYTHING;
    }

    /** What was legal at some moment between two states: a read sees any of it. */
    static long between(long before, long now) {
        if (before == now) {
            return now;
        }
        if (has(now, SPECIAL)) {
            return asAnything(now);
        }
        long flags = ((before | now) & (INITIAL | ANYTHING)) | (before == UNTOUCHED ? INITIAL : 0);
        int lowest = before == UNTOUCHED ? 1 : lowest(before);
        return withRange((now & ~ALONE) | flags, lowest, newest(now));
    }

    /** Whether just one generation is legal, and nothing else. */
    static boolean isExact(long state) {
        return newest(state) == lowest(state) && newest(state) != 0 && !has(state, NOT_ONE_GENERATION);
    }

    /** Whether zeros alone are legal, and were written. */
    static boolean isZeros(long state) {
        return newest(state) == lowest(state) && has(state, ZEROS) && !has(state, INITIAL | ANYTHING | PARTIAL);
    }

    static boolean allowsAnything(long state) {
        return has(state, ANYTHING | PARTIAL);
    }

    static boolean isFragment(long state) {
        return has(state, FRAGMENT);
    }

    static boolean allowsInitial(long state) {
        return state == UNTOUCHED || has(state, INITIAL);
    }

    static boolean allowsZeros(long state) {
        return has(state, ZEROS);
    }

    static boolean allows(long state, int generation) {
        if (newest(state) == 0 || generation == 0) {
            return false;
        }
        return place(state, generation) <= place(state, newest(state));
    }
}
