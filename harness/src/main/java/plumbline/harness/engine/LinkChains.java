package plumbline.harness.engine;

import org.jspecify.annotations.Nullable;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.uring.Sqe;

/**
 * Requests of one batch as chains of links (IOSQE_IO_LINK): each starts when the one before it has succeeded, and is
 * canceled when that failed or came short.
 */
final class LinkChains {
    private static final int LONGEST = 4;

    private final long[] chainOf;
    private @Nullable Sqe last;
    private int length;
    private long chain = 1;
    private long lastBroken;

    LinkChains(int depth) {
        this.chainOf = new long[depth];
    }

    /** A request goes into the queue. */
    void add(Sqe entry, IoSlot slot) {
        if (length == LONGEST) {
            cut();
        }
        if (last != null) {
            last.link();
        }
        last = entry;
        length++;
        chainOf[slot.index()] = chain;
    }

    /** The batch ends here. */
    void cut() {
        last = null;
        length = 0;
        chain++;
    }

    /** A request was answered; those behind it in its chain may have been canceled for that. */
    void completed(IoSlot slot, long result) {
        long ofSlot = chainOf[slot.index()];
        if (result == Errno.ECANCELED.asResult()) {
            slot.canceledByLink(ofSlot == lastBroken);
        } else if (result < slot.lengthBytes()) {
            lastBroken = ofSlot;
        }
    }
}
