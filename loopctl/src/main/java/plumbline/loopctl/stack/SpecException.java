package plumbline.loopctl.stack;

/** A stack's text is wrong: the rule, and a caret under the place. Bad input, not a failure. */
public final class SpecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by the parser.
     *
     * @param rule what is wrong, in a sentence
     * @param text the whole text
     * @param position where in it, counted from 0
     */
    SpecException(String rule, String text, int position) {
        super(rule + "\n    " + text + "\n    " + " ".repeat(position) + "^");
    }
}
