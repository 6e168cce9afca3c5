package plumbline.loopctl.layer;

import java.util.List;

/**
 * One option of a layer, as the stack's text spells it.
 *
 * @param name the word before {@code =}
 * @param type what its value is
 * @param words the values that a WORD may have
 * @param place whether the value may stand alone in first place, without its name
 * @param help a line for the user
 */
public record OptionSpec(String name, Type type, List<String> words, Place place, String help) {
    /** What a value is. */
    public enum Type {
        /** There or not: {@code dio}. */
        FLAG,
        /** Bytes, with k, M, G, T in steps of 1024. */
        SIZE,
        /** A whole number. */
        COUNT,
        /** One of a few words. */
        WORD,
        /** Anything without a comma, bar or bracket. */
        TEXT
    }

    /** Where a value may stand. */
    public enum Place {
        NAMED,
        /** As the first value, its name left out: {@code file:64M}. */
        FIRST
    }

    public static OptionSpec flag(String name, String help) {
        return new OptionSpec(name, Type.FLAG, List.of(), Place.NAMED, help);
    }

    public static OptionSpec size(String name, String help) {
        return new OptionSpec(name, Type.SIZE, List.of(), Place.NAMED, help);
    }

    public static OptionSpec count(String name, String help) {
        return new OptionSpec(name, Type.COUNT, List.of(), Place.NAMED, help);
    }

    public static OptionSpec text(String name, String help) {
        return new OptionSpec(name, Type.TEXT, List.of(), Place.NAMED, help);
    }

    public static OptionSpec word(String name, List<String> words, String help) {
        return new OptionSpec(name, Type.WORD, words, Place.NAMED, help);
    }

    /** The same option, whose value may also stand first without its name. */
    public OptionSpec first() {
        return new OptionSpec(name, type, words, Place.FIRST, help);
    }
}
