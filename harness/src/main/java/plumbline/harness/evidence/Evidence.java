package plumbline.harness.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was counted while a case ran: block splits, remaps, page-cache bytes.
 *
 * @param counts by name; empty where this kernel can count nothing
 */
public record Evidence(Map<String, Long> counts) {
    /** Requests that were made. */
    public static final String REQUESTS = "requests";

    /** Bios that were handed to the target, or to what its file system stands on. */
    public static final String QUEUED_BIOS = "queuedBios";

    /** How many bytes those were about. */
    public static final String QUEUED_BYTES = "queuedBytes";

    /** Split events of any layer. */
    public static final String BLOCK_SPLITS = "blockSplits";

    /** Bios that a layer sent on to another. */
    public static final String BIO_REMAPS = "bioRemaps";

    /** Bios that were made a part of a request that was there already, by any layer. */
    public static final String MERGES = "merges";

    /** Bytes that came into the target's page cache. */
    public static final String PAGE_CACHE_BYTES = "pageCacheBytes";

    /** Events that the trace lost: the counts are too low then. */
    public static final String LOST_EVENTS = "lostEvents";

    private static final String UNAVAILABLE = "unavailable";

    public Evidence {
        counts = Map.copyOf(counts);
    }

    public static Evidence unavailable() {
        return new Evidence(Map.of());
    }

    /** A count; 0 when it was not taken. */
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** Whether the counts are there, and right. */
    public boolean isComplete() {
        return !counts.isEmpty() && count(LOST_EVENTS) == 0;
    }

    /** The same, with one more count; what is unavailable stays so. */
    public Evidence with(String name, long count) {
        if (counts.isEmpty()) {
            return this;
        }
        Map<String, Long> more = new TreeMap<>(counts);
        more.put(name, count);
        return new Evidence(more);
    }

    @JsonCreator
    static Evidence ofJson(Object json) {
        Map<String, Long> counts = new TreeMap<>();
        if (json instanceof Map<?, ?> map) {
            map.forEach((name, count) -> counts.put(String.valueOf(name), ((Number) count).longValue()));
        }
        return new Evidence(counts);
    }

    @JsonValue
    Object toJson() {
        return counts.isEmpty() ? UNAVAILABLE : new TreeMap<>(counts);
    }
}
