package plumbline.harness.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;
import plumbline.loopctl.cli.CleanCommand;
import plumbline.loopctl.cli.ExplainedFailures;

/** The command {@code plumb}. */
@Command(
        name = "plumb",
        version = "plumbline 0.1.0",
        description = "Finds out whether direct I/O on this machine tells the truth.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = {
            RunCommand.class,
            MatrixCommand.class,
            BisectCommand.class,
            ReportCommand.class,
            DiffCommand.class,
            MergeCommand.class,
            ProbeCommand.class,
            ListCommand.class,
            ExplainCommand.class,
            VerifyCommand.class,
            SelftestCommand.class,
            DoctorCommand.class,
            FsxCommand.class,
            IoCommand.class,
            BenchCommand.class,
            TraceCommand.class,
            ReplayCommand.class,
            ShrinkCommand.class,
            EmitCommand.class,
            StackCommand.class,
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
public final class Plumb {
    /** Parses, runs, and exits with the status that the help lists. */
    public static void main(String[] arguments) {
        System.exit(execute(utf8(System.out), utf8(System.err), arguments));
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err, String... arguments) {
        return VerbFinder.commandLine(arguments)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new ExplainedFailures("plumb"));
    }

    static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** The command without its process: what tests call. */
    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine(out, err, arguments).execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    }
}
