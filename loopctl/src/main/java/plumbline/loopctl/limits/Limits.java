package plumbline.loopctl.limits;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a layer reports of itself.
 *
 * @param reported by name; what the kernel does not say is not there
 */
public record Limits(Map<LimitName, Limit> reported) {
    public Limits {
        reported = Map.copyOf(reported);
    }

    static Limits of(Iterable<Limit> limits) {
        Map<LimitName, Limit> byName = new EnumMap<>(LimitName.class);
        limits.forEach(limit -> byName.putIfAbsent(limit.name(), limit));
        return new Limits(byName);
    }

    public Optional<Limit> limit(LimitName name) {
        return Optional.ofNullable(reported.get(name));
    }

    public OptionalLong value(LimitName name) {
        Limit limit = reported.get(name);
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit.value());
    }
}
