package plumbline.harness.run;

import java.util.Arrays;
import java.util.Optional;

/**
 * Kernels from one series to another, both included.
 *
 * @param from series such as 5.10; empty for any before
 * @param to series; empty for any after
 */
public record KernelRange(Optional<String> from, Optional<String> to) {
    private static final String SERIES = "[0-9]+(\\.[0-9]+)*";

    /**
     * Reads {@code 6.1}, {@code 5.10..6.1}, {@code ..6.1}, {@code 6.12..} or {@code *}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static KernelRange parse(String text) {
        if (text.equals("*")) {
            return new KernelRange(Optional.empty(), Optional.empty());
        }
        if (text.matches(SERIES)) {
            return new KernelRange(Optional.of(text), Optional.of(text));
        }
        if (!text.matches("(" + SERIES + ")?\\.\\.(" + SERIES + ")?")) {
            throw new IllegalArgumentException("kernels are written 6.1, 5.10..6.1, ..6.1, 6.12.. or *: " + text);
        }
        int dots = text.indexOf("..");
        return new KernelRange(series(text.substring(0, dots)), series(text.substring(dots + 2)));
    }

    private static Optional<String> series(String text) {
        return Optional.of(text).filter(found -> !found.isEmpty());
    }

    /** Whether a release such as 6.1.0-56-cloud-amd64 is within; 6.1 means all of 6.1. */
    public boolean has(String release) {
        return from.map(least -> compare(release, least) >= 0).orElse(true)
                && to.map(most -> compare(release, most) <= 0).orElse(true);
    }

    /** Compares as many numbers as the series has. */
    private static int compare(String release, String series) {
        int[] wanted = numbers(series);
        int[] found = Arrays.copyOf(numbers(release), wanted.length);
        return Arrays.compare(found, wanted);
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.replaceAll("[^0-9.].*", "").split("\\.", -1))
                .filter(number -> !number.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
