package plumbline.harness.replay;

/**
 * How often something was seen.
 *
 * @param shown how often
 * @param tries of how many
 */
public record Rate(int shown, int tries) {
    private static final double DOUBT = 0.05;
    private static final int MOST_REPEATS = 30;

    Rate plus(boolean again) {
        return new Rate(shown + (again ? 1 : 0), tries + 1);
    }

    /** How often a recording that shows it as often as this must be tried before it is believed not to: with 95 %. */
    int repeats() {
        if (shown == tries) {
            return 1;
        }
        double misses = 1 - (double) shown / tries;
        return Math.clamp((int) Math.ceil(Math.log(DOUBT) / Math.log(misses)), 1, MOST_REPEATS);
    }

    @Override
    public String toString() {
        return shown + " of " + tries;
    }
}
