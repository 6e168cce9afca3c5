package plumbline.bindings.sys;

/**
 * A system call of the set-up failed. Engines never throw it: what the kernel answers to a request under test is a
 * number to be judged.
 */
public final class SyscallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final long result;

    /**
     * @param call what was called, {@code ioctl(LOOP_CONFIGURE)}
     * @param object on what, {@code /dev/loop3}
     * @param result the negative error number
     * @param consequence what that means here, or an empty string
     */
    public SyscallException(String call, String object, long result, String consequence) {
        super(call + " on " + object + " failed: " + Errno.describe(result)
                + (consequence.isEmpty() ? "" : ": " + consequence));
        this.call = call;
        this.result = result;
    }

    public String call() {
        return call;
    }

    /** The negative error number. */
    public long result() {
        return result;
    }

    /** Whether the kernel answered just this error. */
    public boolean is(Errno errno) {
        return result == errno.asResult();
    }

    /**
     * Hands a result through, or throws.
     *
     * @throws SyscallException when it is negative
     */
    public static long check(String call, String object, long result) {
        if (result < 0) {
            throw new SyscallException(call, object, result, "");
        }
        return result;
    }
}
