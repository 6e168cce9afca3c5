package plumbline.harness.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kernel series between two releases, which the distribution's suites do not carry. */
final class MissingSeries {
    private static final Pattern RELEASE = Pattern.compile("(?:uml:)?([0-9]+)[.]([0-9]+).*");
    /** The last series of 3, 4, 5 and 6; those of later numbers are not known to end. */
    private static final int[] LAST = {0, 0, 0, 19, 20, 19, 19};

    private MissingSeries() {}

    private record Series(int major, int minor) {
        static Series of(String release) {
            Matcher matcher = RELEASE.matcher(release);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("a kernel's release begins with its series: " + release);
            }
            return new Series(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }

        Series next() {
            boolean last = major < LAST.length && minor >= LAST[major];
            return last ? new Series(major + 1, 0) : new Series(major, minor + 1);
        }

        boolean isBefore(Series other) {
            return major < other.major || (major == other.major && minor < other.minor);
        }
    }

    /** Those after the older and before the newer, such as 6.13, 6.14, 6.15. */
    static List<String> between(String older, String newer) {
        List<String> missing = new ArrayList<>();
        Series end = Series.of(newer);
        for (Series at = Series.of(older).next(); at.isBefore(end); at = at.next()) {
            missing.add(at.major + "." + at.minor);
        }
        return missing;
    }
}
