package plumbline.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plumbline.harness.lane.Bisector;
import plumbline.harness.lane.LaneTools;

/** {@code plumb bisect}. */
@Command(
        name = "bisect",
        description = {
            "Finds the two neighbouring packaged kernels between which a case's answer changes.",
            "Example: plumb bisect --case align.address --stack brd:64M --good 7.2 --bad 6.18"
        })
final class BisectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--good",
            required = true,
            paramLabel = "K",
            description = "A kernel on which the case passes: a series, or a package's version.")
    private String good = "";

    @Option(names = "--bad", required = true, paramLabel = "K", description = "A kernel on which it fails.")
    private String bad = "";

    @Option(names = "-o", paramLabel = "DIR", description = "Where each kernel's run goes.")
    private @Nullable Path output;

    @Mixin
    private LaneOptions options = new LaneOptions();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Path folder = OutputFolders.of(output, "plumb-bisect-");
        Bisector bisector =
                new Bisector(LaneTools.ofThisProcess(), options.spec(List.of(good, bad), folder), sentence -> {
                    err.println(sentence);
                    err.flush();
                });
        spec.commandLine().getOut().println(bisector.run());
        return 0;
    }
}
