package plumbline.loopctl.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code loopctl}. */
@Command(
        name = "loopctl",
        version = "plumbline 0.1.0",
        description = "Builds stacks of layers from one line of text, shows them, and takes them apart.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StackListCommand.class,
            LimitsCommand.class,
            LayersCommand.class,
            CleanCommand.class
        },
        footer = {
            "",
            "Layers are joined by |, bottom first:",
            "  loopctl up 'file:64M*2 | loop:dio,bs=512 | raid0:chunk=4k'",
            "loopctl layers shows them and their options.",
            "",
            "Exit status: 0 done, 2 wrong usage or bad input, 3 the kernel refused or something is stuck."
        })
public final class Loopctl implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Parses, runs, and exits with the status that the help lists. */
    public static void main(String[] arguments) {
        System.exit(execute(utf8(System.out), utf8(System.err), arguments));
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** The command without its process: what tests call. */
    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Loopctl())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(new ExplainedFailures("loopctl"))
                .execute(arguments);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
