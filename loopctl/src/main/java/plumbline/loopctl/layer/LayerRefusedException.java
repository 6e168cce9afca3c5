package plumbline.loopctl.layer;

/** A layer cannot be made as asked for; the message gives the rule and the values. Bad input, not a failure. */
public final class LayerRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LayerRefusedException(String message) {
        super(message);
    }
}
