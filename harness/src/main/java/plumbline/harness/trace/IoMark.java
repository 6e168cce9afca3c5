package plumbline.harness.trace;

import java.util.Locale;

/** What is worth marking about an I/O. */
public enum IoMark {
    /** A kernel thread took the submission from the queue (IORING_SETUP_SQPOLL). */
    SQPOLL,
    /** The submitter demanded a worker (IOSQE_ASYNC). */
    ASYNC,
    /** It went to a worker thread. */
    PUNTED,
    /** It waited for its file to be ready. */
    POLLED,
    /** It waited for those before it. */
    DEFERRED,
    /** It was refused, or failed. */
    ERROR,
    /** EAGAIN: it may be tried again. */
    AGAIN,
    /** Fewer bytes than others like it moved. */
    SHORT,
    /** There was no room for its completion at once. */
    OVERFLOWED,
    /** Its submission was not seen: before the trace began, or lost. */
    UNSEEN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
