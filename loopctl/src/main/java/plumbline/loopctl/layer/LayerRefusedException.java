package plumbline.loopctl.layer;

/** A layer cannot be made as asked for; the message gives the rule and the values. Bad input, not a failure. */
public final class LayerRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean ofThisKernel;

    public LayerRefusedException(String message) {
        this(message, false);
    }

    private LayerRefusedException(String message, boolean ofThisKernel) {
        super(message);
        this.ofThisKernel = ofThisKernel;
    }

    /** This kernel has no such thing; others may. */
    static LayerRefusedException ofThisKernel(String message) {
        return new LayerRefusedException(message, true);
    }

    /** Whether another kernel might make it. */
    public boolean isOfThisKernel() {
        return ofThisKernel;
    }
}
