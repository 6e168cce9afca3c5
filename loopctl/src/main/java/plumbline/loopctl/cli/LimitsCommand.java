package plumbline.loopctl.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.TemporaryFolder;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.layer.Permissions;
import plumbline.loopctl.layer.Workshop;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.limits.Limit;
import plumbline.loopctl.limits.LimitName;
import plumbline.loopctl.limits.Limits;
import plumbline.loopctl.limits.LimitsReader;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;

/** {@code loopctl limits}. */
@Command(
        name = "limits",
        description = "Shows what each layer reports of itself, every number with its source. Writes nothing to a PATH;"
                + " a SPEC is built for the moment.")
public final class LimitsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SPEC|PATH", description = "A stack's text, or a device or file that exists.")
    private String what = "";

    @Option(names = "--json", description = "Print a JSON array, a layer an element.")
    private boolean json;

    @Override
    public Integer call() {
        String text = what.startsWith("/") || what.startsWith(".")
                ? "dev:" + Path.of(what).toAbsolutePath()
                : what;
        StackSpec stackSpec = StackSpec.parse(text);
        StackBuilder.demand(stackSpec, Host.live());
        Path work = Path.of(Optional.ofNullable(System.getenv("PLUMBLINE_WORK")).orElse("/var/tmp"));
        try (TemporaryFolder folder = TemporaryFolder.in(work, "plumbline-");
                Ledger ledger = Ledger.open(LedgerFolder.ofThisUser(), "limits");
                Stack stack =
                        new StackBuilder(new Workshop(folder.path(), ledger, Permissions.none())).build(stackSpec)) {
            List<Map<String, Object>> layers = new ArrayList<>();
            for (Stack.Level level : stack.levels()) {
                Node node = level.attached().node();
                Limits limits = LimitsReader.read(node, Host.live());
                layers.add(json(level, limits));
                if (!json) {
                    print(level, node.kind(), limits);
                }
            }
            if (json) {
                spec.commandLine().getOut().println(Json.line(layers));
            }
            return 0;
        }
    }

    private void print(Stack.Level level, NodeKind kind, Limits limits) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(level.layer() + "  " + level.attached().node().path());
        for (LimitName name : LimitName.values()) {
            if (name.isOf(kind)) {
                Optional<Limit> limit = limits.limit(name);
                out.printf(
                        Locale.ROOT,
                        "    %-24s %12s  %s%n",
                        name.jsonName(),
                        limit.map(found -> String.valueOf(found.value())).orElse("-"),
                        limit.map(Limit::source).orElse("not reported"));
            }
        }
    }

    private static Map<String, Object> json(Stack.Level level, Limits limits) {
        Map<String, Object> reported = new LinkedHashMap<>();
        for (LimitName name : LimitName.values()) {
            limits.limit(name)
                    .ifPresent(limit ->
                            reported.put(name.jsonName(), Map.of("value", limit.value(), "source", limit.source())));
        }
        return Map.of(
                "layer", level.layer().toString(),
                "path", level.attached().node().path().toString(),
                "reported", reported);
    }
}
