package plumbline.bindings.sys;

import java.util.Set;
import plumbline.bindings.generated.Uapi;

/** The flags of one read or write, preadv2(2): RWF by name. A kernel that does not know one answers EOPNOTSUPP. */
public enum RwFlag {
    /** Completions are polled for where the queue can. */
    HIPRI(Uapi.RWF_HIPRI()),
    DSYNC(Uapi.RWF_DSYNC()),
    SYNC(Uapi.RWF_SYNC()),
    /** What would wait is not done, or only in part. */
    NOWAIT(Uapi.RWF_NOWAIT()),
    /** A write goes to the end of the file, whatever its offset. */
    APPEND(Uapi.RWF_APPEND()),
    /** A write goes to its offset, whatever the descriptor's O_APPEND (6.9). */
    NOAPPEND(Uapi.RWF_NOAPPEND()),
    /** All or nothing, also across a power cut (6.11). */
    ATOMIC(Uapi.RWF_ATOMIC()),
    /** A buffered read or write leaves nothing in the page cache (6.14). */
    DONTCACHE(Uapi.RWF_DONTCACHE());

    private final int bit;

    RwFlag(int bit) {
        this.bit = bit;
    }

    /** The bits of several, as system calls take them. */
    public static int bits(Set<RwFlag> flags) {
        int bits = 0;
        for (RwFlag flag : flags) {
            bits |= flag.bit;
        }
        return bits;
    }
}
