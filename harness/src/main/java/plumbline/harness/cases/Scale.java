package plumbline.harness.cases;

/**
 * How much a case may do. The fixed shapes of a case are always run; only its random part is measured.
 *
 * @param requests how many requests its random part has, about
 * @param bytes how many bytes it moves, about
 * @param options the words of {@code plumb run} that ask for this scale; empty for the usual one
 */
public record Scale(int requests, long bytes, String options) {
    private static final int WHOLE = 100;

    /** The usual scale of something. */
    public Scale(int requests, long bytes) {
        this(requests, bytes, "");
    }

    /** The same scale, asked for by other words. */
    public Scale askedBy(String words) {
        return new Scale(requests, bytes, words);
    }

    /**
     * A part of this scale, or a multiple of it.
     *
     * @throws IllegalArgumentException when the percentage is not positive
     */
    public Scale percent(int percent) {
        if (percent < 1) {
            throw new IllegalArgumentException("a scale is a positive percentage: --scale " + percent);
        }
        if (percent == WHOLE) {
            return this;
        }
        return new Scale(
                Math.max(1, requests * percent / WHOLE),
                Math.max(1, bytes * percent / WHOLE),
                (options + " --scale " + percent).strip());
    }
}
