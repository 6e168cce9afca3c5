package plumbline.harness.plan;

import com.fasterxml.jackson.annotation.JsonValue;

/** What fsync(2) is asked of. */
public enum Flush implements Control {
    TARGET("target", "the target"),
    /** Each of the files and devices that the target was made of. */
    BELOW("below", "what the target lies on");

    private final String word;
    private final String phrase;

    Flush(String word, String phrase) {
        this.word = word;
        this.phrase = phrase;
    }

    /** As recordings spell it. */
    @JsonValue
    public String word() {
        return word;
    }

    /** {@code fsync of the target}. */
    @Override
    public String toString() {
        return "fsync of " + phrase;
    }
}
