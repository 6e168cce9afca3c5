package plumbline.harness.plan;

import java.util.Locale;

/** Which way the bytes go. */
public enum Direction {
    READ,
    WRITE;

    /** As reports spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
