package plumbline.harness.diagnosis;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What happened to a run of bytes. */
public enum DamageClass {
    /** The read buffer still holds the poison from before the read. */
    UNTOUCHED,
    ZEROED,
    /** An older (or younger) generation of the same place. */
    STALE,
    /** Another sector's bytes, a whole number of sectors away. */
    MISPLACED,
    /** The right bytes of this neighbourhood, a part of a sector away. */
    SHIFTED,
    /** Only a part of a sector is of the new generation. */
    TORN,
    /** A few bits of one word. */
    BITFLIP,
    /** Nothing that this run has written. */
    FOREIGN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
