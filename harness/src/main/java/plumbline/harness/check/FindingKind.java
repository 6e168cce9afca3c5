package plumbline.harness.check;

import com.fasterxml.jackson.annotation.JsonValue;

/** The ways in which a kernel breaks its word; {@link #word()} is how reports spell them. */
public enum FindingKind {
    /** Bytes are not what was written. */
    WRONG_DATA("WrongData"),
    /** Memory changed that the request had no business with. */
    STRAY_WRITE("StrayWrite"),
    /** An fsync was answered with success, and was none. */
    LOST_PROMISE("LostPromise"),
    /** A legal request was answered with a part. */
    SHORT_TRANSFER("ShortTransfer"),
    /** A legal request was refused. */
    CONTRACT_BROKEN("ContractBroken"),
    /** An illegal request was refused with an error that is not EINVAL. */
    WRONG_ERRNO("WrongErrno"),
    /** The target reports direct I/O, and the page cache was used. */
    PATH_NOT_TAKEN("PathNotTaken"),
    /** A request was never answered. */
    LOST_COMPLETION("LostCompletion"),
    /** An answer came that no request in flight had asked for. */
    DUPLICATE_COMPLETION("DuplicateCompletion"),
    /** The kernel log has a warning, a bug or worse. */
    KERNEL_COMPLAINT("KernelComplaint"),
    /** A request, or the process that made it, got stuck. */
    HANG("Hang");

    private final String word;

    FindingKind(String word) {
        this.word = word;
    }

    /** Whether it is that something did not come: who is waited for tells little then, and looking for it is waiting. */
    public boolean isOfSilence() {
        return this == HANG || this == LOST_COMPLETION;
    }

    @JsonValue
    public String word() {
        return word;
    }
}
