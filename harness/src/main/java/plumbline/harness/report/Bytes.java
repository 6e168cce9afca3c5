package plumbline.harness.report;

import java.util.Locale;

/** Numbers of bytes for people. */
public final class Bytes {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Bytes() {}

    /** With a unit: {@code 12.3 MiB}. */
    public static String format(long bytes) {
        double number = bytes;
        int unit = 0;
        while (number >= 1024 && unit + 1 < UNITS.length) {
            number /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", number, UNITS[unit]);
    }
}
