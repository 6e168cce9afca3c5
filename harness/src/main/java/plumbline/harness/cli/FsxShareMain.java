package plumbline.harness.cli;

/** One of the processes of {@code plumb fsx --processes}. */
public final class FsxShareMain {
    private FsxShareMain() {}

    /** The arguments of the command that started it, then its own: of what is said twice, the last holds. */
    public static void main(String[] arguments) {
        System.exit(Plumb.commandLine(Plumb.utf8(System.out), Plumb.utf8(System.err), arguments)
                .setOverwrittenOptionsAllowed(true)
                .execute(arguments));
    }
}
