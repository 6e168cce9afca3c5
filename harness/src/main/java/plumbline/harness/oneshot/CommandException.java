package plumbline.harness.oneshot;

/** A command is wrong, or cannot be carried out as things stand. Bad input, not a failure of the kernel. */
public final class CommandException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public CommandException(String sentence) {
        super(sentence);
    }
}
