package plumbline.harness.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.harness.probe.Probe;
import plumbline.harness.probe.ProbeJson;
import plumbline.harness.probe.ProbeReport;
import plumbline.harness.probe.ProbeSpec;
import plumbline.harness.probe.ProbeSpec.Tries;
import plumbline.loopctl.cli.PermissionOptions;

/** {@code plumb probe}. */
@Command(
        name = "probe",
        description =
                "Shows what a device or file reports of direct I/O, what it really accepts, and where the two disagree."
                        + " Reads only, unless --write.")
final class ProbeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PATH", description = "A block device or a regular file.")
    private Path path = Path.of("");

    @Option(
            names = "--illegal",
            description = "On a block device, try shapes too that it calls illegal: a real controller may do anything.")
    private boolean illegal;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private PermissionOptions permissions = new PermissionOptions();

    @Override
    public Integer call() {
        Set<Tries> tries = EnumSet.noneOf(Tries.class);
        if (permissions.isWriteAsked()) {
            tries.add(Tries.WRITES);
        }
        if (illegal) {
            tries.add(Tries.ILLEGAL);
        }
        ProbeReport report = Probe.run(new ProbeSpec(path.toAbsolutePath(), tries, permissions.permissions(), _ -> {}));
        spec.commandLine().getOut().print(json ? ProbeJson.of(report) : ProbeText.of(report));
        spec.commandLine().getOut().flush();
        return report.hasFindings() ? 1 : 0;
    }
}
