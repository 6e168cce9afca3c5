package plumbline.loopctl.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.layer.LayerOptions;
import plumbline.loopctl.layer.OptionSpec;
import plumbline.loopctl.layer.OptionSpec.Place;

/** Reads the options behind a layer's colon: {@code dio,bs=512}. */
final class OptionParser {
    private static final String VALUE_ENDS = "|*[],";

    private final SpecText text;
    private final LayerKind kind;
    private final List<OptionSpec> known;
    private final Map<String, String> values = new LinkedHashMap<>();

    OptionParser(SpecText text, LayerKind kind) {
        this.text = text;
        this.kind = kind;
        this.known = kind.type().options();
    }

    LayerOptions parse() {
        if (text.take(':')) {
            do {
                option();
            } while (!layerFollowsComma() && text.take(','));
        }
        return new LayerOptions(values);
    }

    /** Within brackets a comma may end the layer: it does when the next word is a layer's. */
    private boolean layerFollowsComma() {
        return text.next(',')
                && LayerKind.ofWord(text.peekBehindNext("|*[],:=")).isPresent()
                && known.stream().noneMatch(option -> option.name().equals(text.peekBehindNext("|*[],:=")));
    }

    private void option() {
        int at = text.position();
        String name = text.until("=" + VALUE_ENDS);
        if (text.take('=')) {
            OptionSpec option = find(name, at);
            int valueAt = text.position();
            put(option, text.until(VALUE_ENDS), at, valueAt);
            return;
        }
        Optional<OptionSpec> flag =
                known.stream().filter(option -> option.name().equals(name)).findFirst();
        if (flag.isPresent() && flag.get().type() == OptionSpec.Type.FLAG) {
            put(flag.get(), "", at, at);
            return;
        }
        Optional<OptionSpec> first =
                known.stream().filter(option -> option.place() == Place.FIRST).findFirst();
        if (first.isPresent() && values.isEmpty() && flag.isEmpty()) {
            put(first.get(), name, at, at);
            return;
        }
        OptionSpec option = find(name, at);
        throw text.wrong(option.name() + " needs a value: " + option.name() + "=…", at);
    }

    private OptionSpec find(String name, int at) {
        return known.stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .orElseThrow(() -> text.wrong(
                        "unknown option of " + kind.word() + ": " + name + " (known: "
                                + known.stream().map(OptionSpec::name).collect(Collectors.joining(", ")) + ")",
                        at));
    }

    private void put(OptionSpec option, String value, int at, int valueAt) {
        if (values.containsKey(option.name())) {
            throw text.wrong(option.name() + " is given twice", at);
        }
        values.put(option.name(), check(option, value, valueAt));
    }

    private String check(OptionSpec option, String value, int at) {
        return switch (option.type()) {
            case FLAG -> {
                if (!value.isEmpty()) {
                    throw text.wrong(option.name() + " takes no value", at);
                }
                yield "";
            }
            case SIZE -> number(option, value, "a size like 4096, 4k or 64M", at);
            case COUNT -> number(option, value, "a whole number", at);
            case WORD -> {
                if (!option.words().contains(value)) {
                    throw text.wrong(
                            option.name() + " is one of " + String.join(", ", option.words()) + ": " + value, at);
                }
                yield value;
            }
            case TEXT -> {
                if (value.isEmpty()) {
                    throw text.wrong(option.name() + " needs a value", at);
                }
                yield value;
            }
        };
    }

    private String number(OptionSpec option, String value, String form, int at) {
        return String.valueOf(
                Sizes.parse(value).orElseThrow(() -> text.wrong(option.name() + " is " + form + ": " + value, at)));
    }
}
