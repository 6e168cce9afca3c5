package plumbline.harness.file;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import plumbline.bindings.sys.Errno;
import plumbline.harness.verdict.Finding;

/** How an operation ended. */
sealed interface OpEnd {
    /** There is no such call, or not on this file system. */
    Set<Errno> MISSING = EnumSet.of(Errno.EOPNOTSUPP, Errno.ENOSYS, Errno.ENOTTY);

    /** Full, read only, forbidden. */
    Set<Errno> NO_ROOM = EnumSet.of(Errno.ENOSPC, Errno.EDQUOT, Errno.EFBIG, Errno.EROFS, Errno.EPERM, Errno.ENOMEM);

    /** It was done, and what it read was judged and right. */
    record Done() implements OpEnd {}

    /** There is no such thing here, and nothing was changed. */
    record Missing(String why) implements OpEnd {}

    /** The machine has no room or no right for it: nobody's fault, and the run's end. */
    record Stopped(String why) implements OpEnd {}

    /** The kernel refused it, and had no reason that is known here. */
    record Refused(String why, long result) implements OpEnd {}

    /** The kernel broke its word. */
    record Broke(Finding finding) implements OpEnd {}

    default boolean isDone() {
        return this instanceof Done;
    }

    /** The end of an operation whose call was answered so: 0 or more is fine. */
    static OpEnd of(String call, FileOp op, long result) {
        if (result >= 0) {
            return new Done();
        }
        String sentence = op + ": " + call + " was refused: " + Errno.describe(result);
        Optional<Errno> errno = Errno.ofResult(result);
        if (errno.filter(MISSING::contains).isPresent()) {
            return new Missing(sentence);
        }
        return errno.filter(NO_ROOM::contains).isPresent() ? new Stopped(sentence) : new Refused(sentence, result);
    }
}
