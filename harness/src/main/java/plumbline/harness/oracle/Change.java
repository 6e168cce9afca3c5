package plumbline.harness.oracle;

/** What a request does to the bytes of its range. */
public enum Change {
    /** Writes the pattern of its generation. */
    PATTERN,
    /** Writes zeros: they are what is there afterwards. */
    ZEROES,
    /** Discards: anything may be there afterwards. */
    DISCARD
}
