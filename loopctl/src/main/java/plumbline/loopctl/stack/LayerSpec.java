package plumbline.loopctl.stack;

import java.util.ArrayList;
import java.util.List;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.layer.LayerOptions;
import plumbline.loopctl.layer.OptionSpec;

/** One layer of a stack's text: its kind and its options. */
public record LayerSpec(LayerKind kind, LayerOptions options) {
    /** As the text spells it, options in the order of the layer's help. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        for (OptionSpec option : kind.type().options()) {
            options.text(option.name()).ifPresent(value -> words.add(spell(option, value)));
        }
        return kind.word() + (words.isEmpty() ? "" : ":" + String.join(",", words));
    }

    private static String spell(OptionSpec option, String value) {
        String text = option.type() == OptionSpec.Type.SIZE ? Sizes.format(Long.parseLong(value)) : value;
        if (option.type() == OptionSpec.Type.FLAG) {
            return option.name();
        }
        return option.place() == OptionSpec.Place.FIRST ? text : option.name() + "=" + text;
    }
}
