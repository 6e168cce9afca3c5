package plumbline.harness.engine;

/**
 * What a kind of engine can be asked for.
 *
 * @param maxSegments how many segments a request may have
 */
public record EngineTraits(int maxSegments) {
    /** UIO_MAXIOV: more segments than this are refused by every kernel. */
    public static final int MOST_SEGMENTS = 1024;

    public boolean vectored() {
        return maxSegments > 1;
    }
}
