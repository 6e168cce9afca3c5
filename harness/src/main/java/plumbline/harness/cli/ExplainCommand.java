package plumbline.harness.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.harness.cases.CaseCatalog;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.engine.EngineSpec;

/** {@code plumb explain}. */
@Command(name = "explain", description = "Says what a case is for, what it needs, and how to run it.")
final class ExplainCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CASE", description = "A case's name, or a glob.")
    private String glob = "";

    @Override
    public void run() {
        CaseCatalog.matching(glob).forEach(this::explain);
    }

    private void explain(CaseSpec named) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(named.name());
        out.println("  This case shows that " + named.why() + ".");
        named.bug().ifPresent(bug -> out.println("  It is for: " + bug));
        out.println("  Engines: "
                + EngineSpec.plain().stream()
                        .filter(named.engines())
                        .map(EngineSpec::toString)
                        .collect(Collectors.joining(", ")));
        out.println("  Run it: plumb run --case " + named.name());
    }
}
