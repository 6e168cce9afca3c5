package plumbline.harness.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.harness.report.ReportFolder;

/** {@code plumb report}. */
@Command(name = "report", description = "Renders a run's report again.")
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The run's folder, or its run.json.")
    private Path folder = Path.of("");

    @Mixin
    private RenderOptions render = new RenderOptions();

    @Override
    public Integer call() {
        render.print(ReportFolder.read(folder), spec.commandLine().getOut());
        return 0;
    }
}
