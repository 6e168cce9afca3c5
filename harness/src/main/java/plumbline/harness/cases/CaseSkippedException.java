package plumbline.harness.cases;

/** A case cannot run here; the message is the reason that reports give. */
public final class CaseSkippedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CaseSkippedException(String reason) {
        super(reason);
    }
}
