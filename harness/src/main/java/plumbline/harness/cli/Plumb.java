package plumbline.harness.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.layer.LayerRefusedException;
import plumbline.loopctl.stack.SpecException;

/** The command {@code plumb}. */
@Command(
        name = "plumb",
        version = "plumbline 0.1.0",
        description = "Finds out whether direct I/O on this machine tells the truth.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = {
            RunCommand.class,
            ListCommand.class,
            ExplainCommand.class,
            DoctorCommand.class,
            CleanCommand.class
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:at least one case ran, and all that ran passed",
            "1:findings",
            "2:wrong usage or bad input",
            "3:broken: the set-up or the harness, a hang included",
            "4:nothing ran, or a --require was not met"
        })
public final class Plumb implements Runnable {
    static final int BAD_INPUT = 2;
    static final int BROKEN = 3;

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
        return new CommandLine(new Plumb())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failed, command, parsed) -> explain(failed, command))
                .execute(arguments);
    }

    private static int explain(Exception failed, CommandLine command) throws Exception {
        boolean badInput = failed instanceof SpecException
                || failed instanceof LayerRefusedException
                || failed instanceof IllegalArgumentException;
        if (!badInput && !(failed instanceof SyscallException) && !(failed instanceof UncheckedIOException)) {
            throw failed;
        }
        command.getErr().println("plumb: " + failed.getMessage());
        return badInput ? BAD_INPUT : BROKEN;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
