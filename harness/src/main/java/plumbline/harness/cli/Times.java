package plumbline.harness.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times on the command line: a number of seconds, minutes or hours. */
final class Times {
    static final String REQUEST_HELP =
            "How long a request may be in flight before it counts as stuck, as in 10s; 30s when left out.";

    private Times() {}

    /**
     * What an option says, if it was given.
     *
     * @throws IllegalArgumentException when it is not a time
     */
    static Optional<Duration> given(String option, @Nullable String text) {
        return Optional.ofNullable(text).map(given -> parse(option, given));
    }

    private static Duration parse(String option, String text) {
        if (!text.matches("[1-9][0-9]{0,6}[smh]")) {
            throw new IllegalArgumentException("a time is a number of s, m or h, as in 60s: " + option + " " + text);
        }
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
