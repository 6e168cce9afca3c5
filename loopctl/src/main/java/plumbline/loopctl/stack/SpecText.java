package plumbline.loopctl.stack;

/** A text and a place in it. */
final class SpecText {
    private final String text;
    private int position;

    SpecText(String text) {
        this.text = text;
    }

    int position() {
        skipSpace();
        return position;
    }

    /** Takes the character when it comes next. */
    boolean take(char wanted) {
        skipSpace();
        if (position < text.length() && text.charAt(position) == wanted) {
            position++;
            return true;
        }
        return false;
    }

    boolean atEnd() {
        skipSpace();
        return position == text.length();
    }

    boolean next(char wanted) {
        skipSpace();
        return position < text.length() && text.charAt(position) == wanted;
    }

    /** Everything up to one of these characters, white space at its end left out. */
    String until(String stops) {
        skipSpace();
        int start = position;
        while (position < text.length() && stops.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position).strip();
    }

    /** What {@link #until} would give from behind the next character, without moving. */
    String peekBehindNext(String stops) {
        int saved = position;
        position++;
        String word = until(stops);
        position = saved;
        return word;
    }

    SpecException wrong(String rule) {
        return wrong(rule, position());
    }

    SpecException wrong(String rule, int at) {
        return new SpecException(rule, text, at);
    }

    private void skipSpace() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }
}
