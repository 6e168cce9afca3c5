package plumbline.harness.oneshot;

import plumbline.bindings.sys.Errno;

/** The kernel refused what a command asked for, and was free to. The commands behind it are carried out all the same. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String sentence) {
        super(sentence);
    }

    /** Hands a result through, or throws with the error's name. */
    static long check(String call, long result) {
        if (result < 0) {
            throw new RefusedException(call + ": " + Errno.describe(result));
        }
        return result;
    }
}
