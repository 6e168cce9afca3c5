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
    private static final String UNAVAILABLE = "unavailable";

    public Evidence {
        counts = Map.copyOf(counts);
    }

    public static Evidence unavailable() {
        return new Evidence(Map.of());
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
