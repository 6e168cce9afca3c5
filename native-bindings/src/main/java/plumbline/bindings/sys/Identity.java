package plumbline.bindings.sys;

import plumbline.bindings.generated.Uapi;
import plumbline.bindings.raw.Downcall;

/** Who this process is to the kernel, and whom it belongs to. */
public final class Identity {
    private Identity() {}

    /** geteuid(2): 0 is root. */
    public static int effectiveUserId() {
        return (int) Downcall.syscall(Uapi.__NR_geteuid(), 0);
    }

    /**
     * setsid(2): from now on a session and a process group of its own.
     *
     * @throws SyscallException EPERM when this process leads a group already
     */
    public static void leadSession() {
        SyscallException.check("setsid", "this process", Downcall.syscall(Uapi.__NR_setsid(), 0));
    }
}
