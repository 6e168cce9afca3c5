package plumbline.harness.oneshot;

import java.util.ArrayList;
import java.util.List;

/**
 * One command as it was given, cut into words at white space; quotation marks keep words together.
 *
 * @param text the whole
 * @param words at least one
 */
record Step(String text, List<String> words) {
    Step {
        words = List.copyOf(words);
    }

    /**
     * Cuts a text.
     *
     * @throws CommandException when it is empty, or a quotation mark is left open
     */
    static Step parse(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean closes = quote != 0 && c == quote;
            boolean opens = quote == 0 && (c == '"' || c == '\'');
            boolean ends = quote == 0 && Character.isWhitespace(c);
            if (opens || closes) {
                quote = opens ? c : 0;
                begun = true;
            } else if (!ends) {
                word.append(c);
                begun = true;
            } else if (begun) {
                words.add(word.toString());
                word.setLength(0);
                begun = false;
            }
        }
        if (quote != 0) {
            throw new CommandException("a quotation mark is left open: " + text);
        }
        if (begun) {
            words.add(word.toString());
        }
        if (words.isEmpty()) {
            throw new CommandException("a command must not be empty: -c '" + text + "'");
        }
        return new Step(text, words);
    }

    String name() {
        return words.getFirst();
    }

    List<String> arguments() {
        return words.subList(1, words.size());
    }
}
