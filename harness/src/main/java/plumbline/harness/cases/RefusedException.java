package plumbline.harness.cases;

import plumbline.bindings.sys.Errno;

/** A request that a case made for itself, and that keeps the contract, was refused. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long result;

    private RefusedException(String request, String target, long result) {
        super(request + " on " + target + " keeps the contract and was refused: " + Errno.describe(result));
        this.result = result;
    }

    /** Whether the kernel answered just this error. */
    public boolean is(Errno errno) {
        return result == errno.asResult();
    }

    /**
     * Demands the whole of it.
     *
     * @throws RefusedException when the kernel refused
     * @throws IllegalStateException when less was moved
     */
    static void demandWhole(String request, String target, long result, long lengthBytes) {
        if (result < 0) {
            throw new RefusedException(request, target, result);
        }
        if (result != lengthBytes) {
            throw new IllegalStateException(request + " moved only " + result + " bytes: " + target);
        }
    }
}
