package plumbline.harness.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import plumbline.harness.engine.EngineKind;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.layer.LayerOptions;

/** {@code plumb doctor}. */
@Command(name = "doctor", description = "Says what this machine can and cannot run, and the line that mends it.")
final class DoctorCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Host host = Host.live();
        out.println("Linux " + host.kernelRelease() + ", Java " + Runtime.version());
        Map<String, Requirement> all = new LinkedHashMap<>();
        Requirements.named().forEach(requirement -> all.put(requirement.name(), requirement));
        for (LayerKind kind : LayerKind.values()) {
            kind.type()
                    .requirements(LayerOptions.none())
                    .forEach(requirement -> all.putIfAbsent(requirement.name(), requirement));
        }
        out.println("what this machine has");
        all.values().forEach(requirement -> row(out, requirement.name(), lack(List.of(requirement), host)));
        out.println("engines");
        for (EngineKind kind : EngineKind.values()) {
            row(out, kind.word(), lack(kind.requirements(), host));
        }
        out.println("layers");
        for (LayerKind kind : LayerKind.values()) {
            row(out, kind.word(), lack(kind.type().requirements(LayerOptions.none()), host));
        }
    }

    private static Optional<Requirement.Missing> lack(List<Requirement> requirements, Host host) {
        return requirements.stream()
                .flatMap(requirement -> requirement.check(host).stream())
                .findFirst();
    }

    private static void row(PrintWriter out, String name, Optional<Requirement.Missing> missing) {
        out.printf(
                Locale.ROOT,
                "  %-22s %s%n",
                name,
                missing.map(lack -> "no: " + lack).orElse("yes"));
    }
}
