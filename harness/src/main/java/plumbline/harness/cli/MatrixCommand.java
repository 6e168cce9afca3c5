package plumbline.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plumbline.harness.lane.LaneResult;
import plumbline.harness.lane.LaneSpec;
import plumbline.harness.lane.LaneTools;
import plumbline.harness.lane.Lanes;
import plumbline.harness.lane.Matrix;
import plumbline.harness.lane.MatrixBuilder;
import plumbline.harness.lane.MatrixFormat;
import plumbline.loopctl.cli.ExplainedFailures;

/** {@code plumb matrix}. */
@Command(
        name = "matrix",
        description =
                "Runs the suite on several kernels, each in a guest of its own, and lays the verdicts side by side.")
final class MatrixCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--kernels",
            paramLabel = "LIST",
            split = ",",
            description = "Which, oldest first: 5.10,6.1,uml:6.1; those of ci/kernels.list when left out.")
    private List<String> kernels = new ArrayList<>();

    @Option(names = "-o", paramLabel = "DIR", description = "Where the matrix and a folder for each kernel go.")
    private @Nullable Path output;

    @Option(
            names = "--format",
            split = ",",
            defaultValue = "text",
            description = "What is printed: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private List<MatrixFormat> formats = List.of(MatrixFormat.TEXT);

    @Mixin
    private LaneOptions options = new LaneOptions();

    @Override
    public Integer call() throws InterruptedException {
        LaneTools tools = LaneTools.ofThisProcess();
        Path folder = OutputFolders.of(output, "plumb-matrix-");
        LaneSpec lanes = options.spec(kernels.isEmpty() ? tools.listedKernels() : kernels, folder);
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                Locale.ROOT,
                "plumbline 0.1.0: %d kernels, %d guests at once; results in %s%n",
                lanes.kernels().size(),
                lanes.guest().sideBySide(),
                folder);
        List<LaneResult> results = Lanes.run(tools, lanes, ended -> say(err, ended));
        Matrix matrix = MatrixBuilder.of(results);
        keep(matrix, folder);
        PrintWriter out = spec.commandLine().getOut();
        formats.forEach(format -> out.print(format.render(matrix)));
        out.flush();
        return exitStatus(results);
    }

    private static void say(PrintWriter err, LaneResult ended) {
        err.println(ended.kernel() + ": "
                + ended.trouble()
                        .orElseGet(() -> ended.report()
                                .map(report -> report.totals().toString())
                                .orElse("nothing")));
        err.flush();
    }

    private static void keep(Matrix matrix, Path folder) {
        try {
            for (MatrixFormat format : MatrixFormat.values()) {
                Files.writeString(folder.resolve(format.fileName()), format.render(matrix));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("the matrix cannot be written to " + folder, refused);
        }
    }

    /** The first that applies to any lane: bad input, findings, broken, nothing ran. */
    static int exitStatus(List<LaneResult> results) {
        for (int status : List.of(ExplainedFailures.BAD_INPUT, 1, ExplainedFailures.BROKEN, 4)) {
            if (results.stream().anyMatch(result -> result.exitStatus() == status)) {
                return status;
            }
        }
        return results.stream().allMatch(result -> result.exitStatus() == 0) ? 0 : ExplainedFailures.BROKEN;
    }
}
