package plumbline.harness.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.harness.report.Merge;
import plumbline.harness.report.ReportFolder;
import plumbline.harness.run.RunOutcome;
import plumbline.harness.verdict.RunReport;

/** {@code plumb merge}. */
@Command(
        name = "merge",
        description = "Joins the shards of a run, and ends with the status that the whole would have had.")
final class MergeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Each shard's folder.")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "-o", paramLabel = "DIR", description = "Where the joined run.json goes.")
    private @Nullable Path output;

    @Mixin
    private RenderOptions render = new RenderOptions();

    @Override
    public Integer call() {
        RunReport whole = Merge.of(folders.stream().map(ReportFolder::read).toList());
        if (output != null) {
            ReportFolder.write(whole, output);
        }
        render.print(whole, spec.commandLine().getOut());
        return new RunOutcome(whole, false, Set.of()).exitStatus();
    }
}
