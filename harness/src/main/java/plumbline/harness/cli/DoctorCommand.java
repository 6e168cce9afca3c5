package plumbline.harness.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;

/** {@code plumb doctor}. */
@Command(name = "doctor", description = "Says what this machine can and cannot run, and the line that mends it.")
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Host host = Host.live();
        out.println("Linux " + host.kernelRelease() + ", Java " + Runtime.version());
        for (Requirement requirement : Requirements.named()) {
            Optional<Requirement.Missing> missing = requirement.check(host);
            out.printf(
                    Locale.ROOT,
                    "  %-14s %s%n",
                    requirement.name(),
                    missing.map(Requirement.Missing::toString).orElse("yes"));
        }
        return 0;
    }
}
