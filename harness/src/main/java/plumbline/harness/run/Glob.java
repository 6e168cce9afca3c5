package plumbline.harness.run;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text with {@code *} for anything and {@code ?} for one letter; brackets, as a stack's text has them, are letters. */
public record Glob(String text) {
    /** Whether the whole of a text is of this form. */
    public boolean matches(String whole) {
        String regex = text.chars()
                .mapToObj(letter -> switch (letter) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(letter));
                })
                .collect(Collectors.joining());
        // A message may have several lines.
        return whole.matches("(?s)" + regex);
    }

    @Override
    public String toString() {
        return text;
    }
}
