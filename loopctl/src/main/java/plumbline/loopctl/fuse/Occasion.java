package plumbline.loopctl.fuse;

/** Which requests are lied about, among those that a lie can be told of. */
public sealed interface Occasion permits Schedule, Place {
    /**
     * Whether a request is one of them.
     *
     * @param number the request's, counted from 0
     * @param offset where it begins, in bytes
     */
    boolean picks(long number, long offset, long lengthBytes);

    /** A number that only the occasion and another number decide. */
    long mixed(long number);
}
