package plumbline.harness.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.fault.Fault;
import plumbline.harness.fault.Selftest;
import plumbline.harness.fault.SelftestTable;
import plumbline.harness.fault.Way;
import plumbline.harness.report.ReportFormat;
import plumbline.harness.run.RunOutcome;
import plumbline.harness.run.RunSpec;
import plumbline.harness.run.SingleRun;
import plumbline.harness.run.StopFlag;
import plumbline.harness.run.Workplace;

/** {@code plumb selftest}. */
@Command(
        name = "selftest",
        description = "Plants every fault and shows that the harness catches it and calls it by its name.",
        footer = {
            "",
            "A row is right when all plants were caught, 99 in 100 have right names only, and nothing else was found.",
            "A delay must stay silent."
        })
final class SelftestCommand implements Callable<Integer> {
    private static final long PERIOD = 6;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--plants",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many of each fault with each engine in each way, at least; default ${DEFAULT-VALUE}.")
    private long plants = 100;

    @Option(
            names = "--fault",
            paramLabel = "NAME",
            split = ",",
            description = "Only these; a wrong one lists them all.")
    private List<String> faults = new ArrayList<>();

    @Option(names = "--way", paramLabel = "NAME", split = ",", description = "Only these; a wrong one lists them all.")
    private List<String> ways = new ArrayList<>();

    @Option(names = "--engine", paramLabel = "NAME", description = "Only this engine; may be repeated.")
    private List<String> engines = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The seed of all randomness, decimal or 0x…; random when left out.")
    private @Nullable String seed;

    @Option(names = "--json", description = "Print run.json in place of the table.")
    private boolean json;

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Override
    public Integer call() {
        StopFlag stop = new StopFlag();
        Instant startedAt = Instant.now();
        long chosenSeed = Seeds.parse(seed);
        Selftest.Options options = options(chosenSeed);
        StatusLine progress = new StatusLine(spec.commandLine().getErr());
        try (StopOnSignal ending = new StopOnSignal(stop);
                Workplace place = Workplace.open(RunSpec.Limits.usual().files(), "selftest")) {
            List<Selftest.Row> rows =
                    new Selftest(place.ledger(), place.folder(), options, stop).run(row -> tell(row, progress));
            progress.erase();
            RunOutcome outcome = SingleRun.outcome(SelftestTable.results(rows), chosenSeed, startedAt, stop);
            PrintWriter out = spec.commandLine().getOut();
            String text =
                    json ? ReportFormat.JSON.render(outcome.report()) : SelftestTable.text(rows, outcome.report());
            int status = reports.publish(outcome, out, text);
            ending.finished(status);
            return status;
        }
    }

    /** Where nobody watches, what is done stands in the log when the rest never comes. */
    private void tell(Selftest.Row row, StatusLine progress) {
        if (progress.isShown()) {
            progress.show(row.fault().word() + " " + row.way().word() + " " + row.engine());
        } else if (row.ran()) {
            PrintWriter err = spec.commandLine().getErr();
            err.print(SelftestTable.line(row));
            err.flush();
        }
    }

    private Selftest.Options options(long chosenSeed) {
        return new Selftest.Options(
                chosen(Fault.values(), Fault::word, faults, "fault"),
                chosen(Way.values(), Way::word, ways, "way"),
                engines.isEmpty()
                        ? EngineSpec.plain()
                        : engines.stream().map(EngineSpec::parse).toList(),
                plants,
                PERIOD,
                chosenSeed);
    }

    private static <T> List<T> chosen(T[] all, Function<T, String> word, List<String> wanted, String what) {
        List<String> known = Arrays.stream(all).map(word).toList();
        for (String name : wanted) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown " + what + ": " + name + " (known: " + String.join(", ", known) + ")");
            }
        }
        return Arrays.stream(all)
                .filter(one -> wanted.isEmpty() || wanted.contains(word.apply(one)))
                .toList();
    }
}
