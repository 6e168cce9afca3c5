package plumbline.bindings.uring;

import java.util.Set;
import plumbline.bindings.generated.Uapi;

/** The IORING_SETUP flags that a caller may ask for. */
public enum RingFlag {
    /** Completions are polled for; only for files opened O_DIRECT on a queue with poll support. */
    IOPOLL(Uapi.IORING_SETUP_IOPOLL()),
    /** A kernel thread takes the submissions. */
    SQPOLL(Uapi.IORING_SETUP_SQPOLL()),
    SUBMIT_ALL(Uapi.IORING_SETUP_SUBMIT_ALL()),
    COOP_TASKRUN(Uapi.IORING_SETUP_COOP_TASKRUN()),
    TASKRUN_FLAG(Uapi.IORING_SETUP_TASKRUN_FLAG()),
    SINGLE_ISSUER(Uapi.IORING_SETUP_SINGLE_ISSUER()),
    /** Completions are worked off only when this thread asks for them; needs SINGLE_ISSUER. */
    DEFER_TASKRUN(Uapi.IORING_SETUP_DEFER_TASKRUN()),
    /** The index array between queue and entries is left out. */
    NO_SQARRAY(Uapi.IORING_SETUP_NO_SQARRAY());

    private final int bit;

    RingFlag(int bit) {
        this.bit = bit;
    }

    static int bits(Set<RingFlag> flags) {
        return flags.stream().mapToInt(flag -> flag.bit).reduce(0, (all, bit) -> all | bit);
    }
}
