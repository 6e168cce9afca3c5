package plumbline.harness.cases;

import plumbline.harness.contract.Boundaries;

/** Where in the target a request goes. */
enum Place {
    START,
    MIDDLE,
    /** Its last byte is the target's. */
    LAST,
    /** Across a chunk's edge, or that of a request. */
    PERIOD_EDGE,
    /** Across a place where one member, or zone, ends. */
    SEAM,
    /** So that it reaches beyond the target's end. */
    ACROSS_END,
    /** Behind the target's end. */
    BEYOND_END,
    ANYWHERE;

    /**
     * The offset, before it is rounded down to the contract's unit; not below 0.
     *
     * @param lengthBytes of the request
     * @param recipe the target, and the case's randomness
     */
    long offset(long lengthBytes, Recipe recipe) {
        long size = recipe.contract().sizeBytes();
        long most = Math.max(0, size - lengthBytes);
        Boundaries boundaries = recipe.boundaries();
        int pick = recipe.random().nextInt(1 << 16);
        long half = lengthBytes / 2;
        return switch (this) {
            case START -> 0;
            case MIDDLE -> most / 2;
            case LAST -> most;
            case PERIOD_EDGE -> within(most, edge(boundaries.period(pick), size, recipe) - half);
            case SEAM -> within(most, boundaries.seam(pick).orElse(edge(boundaries.period(pick), size, recipe)) - half);
            case ACROSS_END -> Math.max(0, size - half);
            case BEYOND_END -> size;
            case ANYWHERE -> recipe.random().nextLong(most + 1);
        };
    }

    private static long edge(long period, long size, Recipe recipe) {
        return period * recipe.random().nextLong(1, Math.max(2, size / period));
    }

    private static long within(long most, long offset) {
        return Math.clamp(offset, 0, most);
    }

    /** Whether all of the request lies in the target. */
    boolean isInside() {
        return this != ACROSS_END && this != BEYOND_END;
    }
}
