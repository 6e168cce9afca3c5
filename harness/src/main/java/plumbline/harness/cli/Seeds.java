package plumbline.harness.cli;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Seeds as options spell them. */
final class Seeds {
    private Seeds() {}

    /**
     * A number, decimal or 0x…; random when there is none.
     *
     * @throws IllegalArgumentException when the text is no number
     */
    static long parse(@Nullable String text) {
        if (text == null) {
            return new SecureRandom().nextLong();
        }
        try {
            return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("a seed is a number, decimal or 0x…: --seed " + text, wrong);
        }
    }
}
