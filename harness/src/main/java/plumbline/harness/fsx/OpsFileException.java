package plumbline.harness.fsx;

/** A file of operations is wrong: what, and where. Bad input, not a failure. */
public final class OpsFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    OpsFileException(String file, int line, int column, String rule) {
        super(file + ":" + line + ":" + column + ": " + rule);
    }
}
