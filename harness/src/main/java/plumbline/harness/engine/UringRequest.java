package plumbline.harness.engine;

import plumbline.bindings.sys.Fd;
import plumbline.bindings.uring.Ring;
import plumbline.bindings.uring.Sqe;

/** How submission entries are prepared for requests. One ring, one thread. */
interface UringRequest {
    /** How many entries a request takes at most. */
    default int entries() {
        return 1;
    }

    /** Tells the ring what it must know before the first request. */
    default void open(Ring ring) {}

    /** Prepares the next entries of the ring, and returns the one that is the request itself. */
    Sqe prepare(Ring ring, Fd fd, IoSlot slot);

    /**
     * The request has completed.
     *
     * @param flags IORING_CQE_F bits
     */
    default void completed(IoSlot slot, int flags) {}
}
