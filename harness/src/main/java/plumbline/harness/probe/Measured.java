package plumbline.harness.probe;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one engine was found to accept in one direction.
 *
 * @param memoryAlign the least alignment of an address
 * @param offsetAlign the least alignment of an offset
 * @param lengthAlign the least alignment of a whole length
 * @param segmentLengthAlign the same of a segment's length, where the engine takes several
 * @param maxSegments the most segments that were taken
 * @param refusals the answer to what is next to each of these, where it was tried
 * @param data whether the bytes were right wherever a request was accepted
 */
public record Measured(
        long memoryAlign,
        long offsetAlign,
        long lengthAlign,
        long segmentLengthAlign,
        long maxSegments,
        Map<String, String> refusals,
        Data data) {
    public Measured {
        refusals = new TreeMap<>(refusals);
    }

    /**
     * What became of the bytes.
     *
     * @param checked how many accepted requests were compared
     * @param wrong how many of them brought, wrote or touched wrong bytes
     * @param first the first of those, in a sentence; empty when there was none
     * @param verdict in a word
     */
    public record Data(int checked, int wrong, String first, Verdict verdict) {}

    /** Whether the bytes were right. */
    public enum Verdict {
        RIGHT,
        WRONG,
        /** The target holds the same byte over and over: what comes from the wrong place looks right. */
        NOT_CHECKABLE
    }
}
