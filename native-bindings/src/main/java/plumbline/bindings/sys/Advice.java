package plumbline.bindings.sys;

import plumbline.bindings.generated.Uapi;

/** What posix_fadvise(2) is told of a range. */
public enum Advice {
    NORMAL(Uapi.POSIX_FADV_NORMAL()),
    RANDOM(Uapi.POSIX_FADV_RANDOM()),
    SEQUENTIAL(Uapi.POSIX_FADV_SEQUENTIAL()),
    WILLNEED(Uapi.POSIX_FADV_WILLNEED()),
    /** Clean pages of the range leave the cache. */
    DONTNEED(Uapi.POSIX_FADV_DONTNEED()),
    NOREUSE(Uapi.POSIX_FADV_NOREUSE());

    private final int number;

    Advice(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
