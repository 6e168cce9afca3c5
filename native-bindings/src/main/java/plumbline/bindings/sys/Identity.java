package plumbline.bindings.sys;

import plumbline.bindings.generated.Uapi;
import plumbline.bindings.raw.Downcall;

/** Who this process is to the kernel. */
public final class Identity {
    private Identity() {}

    /** geteuid(2): 0 is root. */
    public static int effectiveUserId() {
        return (int) Downcall.syscall(Uapi.__NR_geteuid(), 0);
    }
}
