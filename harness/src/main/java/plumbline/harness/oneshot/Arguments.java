package plumbline.harness.oneshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import plumbline.loopctl.stack.Sizes;

/** A command's options and what stands behind them, read as getopt(3) does: {@code -vb 4k} is {@code -v -b 4k}. */
final class Arguments {
    private static final int SECTOR_BYTES = 512;
    private static final int BLOCK_BYTES = 4096;

    private final Step step;
    private final Map<Character, String> options = new HashMap<>();
    private final List<String> rest = new ArrayList<>();

    /**
     * Reads them.
     *
     * @param known the letters of the options; a colon behind one says that it takes a value
     * @throws CommandException when one is not known, or a value is missing
     */
    Arguments(Step step, String known) {
        this.step = step;
        List<String> words = step.arguments();
        int at = 0;
        while (at < words.size()
                && words.get(at).startsWith("-")
                && words.get(at).length() > 1) {
            at = readOptions(words, at, known);
        }
        rest.addAll(words.subList(at, words.size()));
    }

    private int readOptions(List<String> words, int at, String known) {
        String word = words.get(at);
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            int index = letter == ':' ? -1 : known.indexOf(letter);
            if (index < 0) {
                throw wrong("-" + letter + " is no option of " + step.name() + " (known: "
                        + known.replace(":", " …")
                                .replaceAll("([a-zA-Z])", " -$1")
                                .strip() + ")");
            }
            if (index + 1 < known.length() && known.charAt(index + 1) == ':') {
                boolean attached = i + 1 < word.length();
                if (!attached && at + 1 == words.size()) {
                    throw wrong("-" + letter + " wants a value");
                }
                options.put(letter, attached ? word.substring(i + 1) : words.get(at + 1));
                return attached ? at + 1 : at + 2;
            }
            options.put(letter, "");
        }
        return at + 1;
    }

    boolean has(char option) {
        return options.containsKey(option);
    }

    Optional<String> text(char option) {
        return Optional.ofNullable(options.get(option));
    }

    OptionalLong size(char option) {
        String text = options.get(option);
        return text == null ? OptionalLong.empty() : OptionalLong.of(size("-" + option, text));
    }

    int count() {
        return rest.size();
    }

    String word(int index, String what) {
        if (index >= rest.size()) {
            throw wrong(what + " is missing");
        }
        return rest.get(index);
    }

    /** A number of bytes: 4096, 0x1000, 4k, 2m, 1g, 1b (a block of 4096), 1s (a sector of 512). */
    long size(int index, String what) {
        return size(what, word(index, what));
    }

    long sizeOr(int index, String what, long otherwise) {
        return index < rest.size() ? size(index, what) : otherwise;
    }

    private long size(String what, String text) {
        try {
            if (text.matches("0[xX][0-9a-fA-F]{1,16}|0[0-7]*")) {
                return Long.decode(text);
            }
            if (text.matches("[0-9]{1,15}[bs]")) {
                long unit = text.endsWith("b") ? BLOCK_BYTES : SECTOR_BYTES;
                return unit * Long.parseLong(text.substring(0, text.length() - 1));
            }
        } catch (NumberFormatException tooLarge) {
            throw wrong(what + " must be a number of bytes: " + text);
        }
        return Sizes.parse(text)
                .orElseThrow(() -> wrong(what + " must be a number of bytes, as 4096, 0x1000, 4k, 1m: " + text));
    }

    /** Refuses more than so many words behind the options. */
    Arguments atMost(int most) {
        if (rest.size() > most) {
            throw wrong(rest.get(most) + " is too much: " + step.name() + " takes " + most + " arguments at most");
        }
        return this;
    }

    CommandException wrong(String rule) {
        return new CommandException(rule + ": " + step.text());
    }
}
