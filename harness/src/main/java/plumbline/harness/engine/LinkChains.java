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
    private final boolean[] behindBroken;
    private final boolean[] unanswered;
    private @Nullable Sqe last;
    private int length;
    private long chain = 1;

    LinkChains(int depth) {
        this.chainOf = new long[depth];
        this.behindBroken = new boolean[depth];
        this.unanswered = new boolean[depth];
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
        behindBroken[slot.index()] = false;
        unanswered[slot.index()] = true;
    }

    /** The batch ends here. */
    void cut() {
        last = null;
        length = 0;
        chain++;
    }

    /**
     * A request was answered; those behind it in its chain may have been canceled for that. Kernels before 5.12 tell of the
     * canceled ones first.
     */
    void completed(IoSlot slot, long result) {
        int index = slot.index();
        unanswered[index] = false;
        if (result == Errno.ECANCELED.asResult()) {
            slot.canceledByLink(behindBroken[index] || isAnyUnanswered(chainOf[index]));
        } else if (result < slot.lengthBytes()) {
            for (int i = 0; i < chainOf.length; i++) {
                behindBroken[i] |= chainOf[i] == chainOf[index];
            }
        }
    }

    private boolean isAnyUnanswered(long which) {
        for (int i = 0; i < chainOf.length; i++) {
            if (unanswered[i] && chainOf[i] == which) {
                return true;
            }
        }
        return false;
    }
}
