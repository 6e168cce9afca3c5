package plumbline.harness.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import plumbline.harness.cases.CaseCatalog;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.loopctl.layer.LayerKind;

/** {@code plumb list}. */
@Command(name = "list", description = "Lists the cases, engines and layers.")
final class ListCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("cases (each shows that …)");
        for (CaseSpec named : CaseCatalog.all()) {
            row(out, named.name(), named.why());
        }
        out.println("engines");
        for (EngineSpec engine : EngineSpec.plain()) {
            String options =
                    engine.kind().options().stream().map(EngineOption::word).collect(Collectors.joining(", "));
            String segments = engine.traits().vectored() ? "many segments a request" : "one segment a request";
            row(out, engine.toString(), options.isEmpty() ? segments : segments + "; options: " + options);
        }
        out.println("options of engines, behind a colon: uring-vector:async,sqpoll");
        for (EngineOption option : EngineOption.values()) {
            row(out, option.word(), option.summary());
        }
        out.println("layers");
        for (LayerKind layer : LayerKind.values()) {
            row(out, layer.word(), layer.type().summary());
        }
    }

    private static void row(PrintWriter out, String name, String text) {
        out.printf(Locale.ROOT, "  %-20s %s%n", name, text);
    }
}
