package plumbline.harness.fsx;

import java.util.Optional;

/** The words of one line, and where each begins. */
final class OpsLine {
    private final String text;
    private int at;
    private int column = 1;

    OpsLine(String text) {
        this.text = text;
    }

    /** The next word; empty at the line's end. */
    Optional<String> next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        column = start + 1;
        return start == at ? Optional.empty() : Optional.of(text.substring(start, at));
    }

    /** Where the last word began, or the line ended, counted from 1. */
    int column() {
        return column;
    }
}
