package plumbline.bindings.sys;

import plumbline.bindings.generated.Uapi;

/** What fallocate(2) can be asked for: its modes in the combinations that kernels take. */
public enum Allocation {
    /** Blocks for the range; the file grows to its end. */
    ALLOCATE(0),
    /** Blocks for the range; the file's size stays. */
    ALLOCATE_KEEP_SIZE(Uapi.FALLOC_FL_KEEP_SIZE()),
    /** The range reads as zeros and its blocks are given back. */
    PUNCH_HOLE(Uapi.FALLOC_FL_PUNCH_HOLE() | Uapi.FALLOC_FL_KEEP_SIZE()),
    /** The range reads as zeros; the file grows to its end. */
    ZERO_RANGE(Uapi.FALLOC_FL_ZERO_RANGE()),
    /** The part of the range that the file has reads as zeros. */
    ZERO_RANGE_KEEP_SIZE(Uapi.FALLOC_FL_ZERO_RANGE() | Uapi.FALLOC_FL_KEEP_SIZE()),
    /** The range is cut out, and what is behind it moves up. */
    COLLAPSE_RANGE(Uapi.FALLOC_FL_COLLAPSE_RANGE()),
    /** A hole is put in, and what is behind it moves down. */
    INSERT_RANGE(Uapi.FALLOC_FL_INSERT_RANGE()),
    /** Blocks shared with other files become the file's own; the file grows to the range's end. */
    UNSHARE_RANGE(Uapi.FALLOC_FL_UNSHARE_RANGE()),
    /** Blocks shared with other files become the file's own; the file's size stays. */
    UNSHARE_RANGE_KEEP_SIZE(Uapi.FALLOC_FL_UNSHARE_RANGE() | Uapi.FALLOC_FL_KEEP_SIZE());

    private final int mode;

    Allocation(int mode) {
        this.mode = mode;
    }

    int mode() {
        return mode;
    }
}
