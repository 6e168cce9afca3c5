package plumbline.loopctl.stack;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as the command line spells them: 4096, 4k, 64M, 1G, in steps of 1024. */
public final class Sizes {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,18})([kKmMgGtT]?)");
    private static final String UNITS = "kMGT";

    private Sizes() {}

    /** Bytes; empty when the text is no size, or more than a long holds. */
    public static OptionalLong parse(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String unit = matcher.group(2);
        int steps = unit.isEmpty() ? 0 : UNITS.toLowerCase(Locale.ROOT).indexOf(unit.toLowerCase(Locale.ROOT)) + 1;
        long number = Long.parseLong(matcher.group(1));
        return number > Long.MAX_VALUE >> (10 * steps) ? OptionalLong.empty() : OptionalLong.of(number << (10 * steps));
    }

    /** The shortest spelling that is exact. */
    public static String format(long bytes) {
        int steps = 0;
        long number = bytes;
        while (number != 0 && number % 1024 == 0 && steps < UNITS.length()) {
            number /= 1024;
            steps++;
        }
        return number + (steps == 0 ? "" : UNITS.substring(steps - 1, steps));
    }
}
