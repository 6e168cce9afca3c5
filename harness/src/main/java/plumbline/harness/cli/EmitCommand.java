package plumbline.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.harness.emit.Language;
import plumbline.harness.recording.RecordingFile;

/** {@code plumb emit}. */
@Command(
        name = "emit",
        description = "Turns a recorded failure into a program that needs nothing of Plumbline's, on standard output.",
        footer = {
            "",
            "  plumb emit --lang c FILE > bug.c && cc -O2 -Wall -Wextra -Werror -o bug bug.c && ./bug",
            "Exit status of the program: 1 the bug is there, 0 it is not, 77 it cannot be tried here."
        })
final class EmitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            defaultValue = "c",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Language language = Language.C;

    @Parameters(paramLabel = "FILE", description = "A recording, best a minimal one (plumb shrink).")
    private Path file;

    @Override
    public Integer call() {
        String program = language.emit(RecordingFile.read(file));
        PrintWriter out = spec.commandLine().getOut();
        out.print(program);
        out.flush();
        return 0;
    }
}
