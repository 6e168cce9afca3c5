package plumbline.loopctl.layer;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The options that were given to a layer, already checked against its {@link OptionSpec}s. Sizes are kept in bytes.
 *
 * @param values by option name; a flag that is set has an empty value
 */
public record LayerOptions(Map<String, String> values) {
    public LayerOptions {
        values = Map.copyOf(new TreeMap<>(values));
    }

    public static LayerOptions none() {
        return new LayerOptions(Map.of());
    }

    public boolean isSet(String flag) {
        return values.containsKey(flag);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public OptionalLong number(String name) {
        String value = values.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
    }
}
