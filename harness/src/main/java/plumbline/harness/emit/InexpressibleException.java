package plumbline.harness.emit;

/** A language has no words for a recording; the message says for what of it. */
public final class InexpressibleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InexpressibleException(String reason) {
        super(reason);
    }
}
