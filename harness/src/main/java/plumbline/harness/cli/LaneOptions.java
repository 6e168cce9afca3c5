package plumbline.harness.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumbline.harness.cases.CaseCatalog;
import plumbline.harness.lane.LaneSpec;
import plumbline.harness.run.Cover;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.Requirements;
import plumbline.loopctl.stack.StackSpec;

/** What lanes hand on to {@code plumb run}, and how much of this machine they take. */
final class LaneOptions {
    private static final long KIB = 1024;

    @Option(names = "--suite", paramLabel = "NAME", description = "As in plumb run; quick when left out.")
    private @Nullable String suite;

    @Option(
            names = "--scale",
            paramLabel = "PERCENT",
            defaultValue = "5",
            description = "How much of the suite's random part; default ${DEFAULT-VALUE}. Fixed shapes are always run.")
    private int scalePercent = 5;

    @Option(
            names = "--cover",
            paramLabel = "all|dealt|pairs|thirds",
            defaultValue = "thirds",
            description = "As in plumb run; default ${DEFAULT-VALUE}.")
    private Cover cover = Cover.THIRDS;

    @Option(
            names = "--require",
            paramLabel = "WORD",
            split = ",",
            description = "As in plumb run, of each kernel: ${COMPLETION-CANDIDATES}.",
            completionCandidates = RequirementWords.class)
    private List<String> required = new ArrayList<>();

    @Option(names = "--case", paramLabel = "GLOB", description = "Only cases of that name; may be repeated.")
    private List<String> cases = new ArrayList<>();

    @Option(names = "--stack", paramLabel = "SPEC", description = "The stack to run on; may be repeated.")
    private List<String> stacks = new ArrayList<>();

    @Option(names = "--engine", paramLabel = "NAME", description = "Only this engine; may be repeated.")
    private List<String> engines = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "The seed of all randomness, the same for each kernel.")
    private @Nullable String seed;

    @Option(names = "--budget", paramLabel = "TIME", description = "The most that each kernel's run may take: 60s, 5m.")
    private @Nullable String budget;

    @Option(
            names = "--request-timeout",
            paramLabel = "TIME",
            defaultValue = "15s",
            description = "As in plumb run; default ${DEFAULT-VALUE}.")
    private String requestTimeout = "15s";

    @Option(names = "--known", paramLabel = "FILE", description = KnownLists.HELP)
    private @Nullable Path known;

    @Option(
            names = "--lanes",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many guests at once; as many as there are processors and memory for when left out.")
    private int lanes;

    LaneSpec spec(List<String> kernels, Path output) {
        return new LaneSpec(kernels, runOptions(), output, guest(kernels.size()), KnownLists.of(known));
    }

    private LaneSpec.Guest guest(int kernels) {
        int most = lanes == 0 ? kernels : Math.min(lanes, kernels);
        return LaneSpec.Guest.fitting(most, Runtime.getRuntime().availableProcessors(), availableBytes());
    }

    /** The options of plumb run, already checked here, where a mistake costs no boot. */
    private List<String> runOptions() {
        required.forEach(Requirements::named);
        cases.forEach(CaseCatalog::matching);
        stacks.forEach(StackSpec::parse);
        Times.given("--request-timeout", requestTimeout);
        Times.given("--budget", budget);
        List<String> options = new ArrayList<>(List.of("--scale", String.valueOf(scalePercent)));
        options.addAll(List.of("--seed", "0x" + Long.toHexString(Seeds.parse(seed))));
        add(options, "--cover", List.of(cover.word()));
        add(options, "--request-timeout", List.of(requestTimeout));
        add(options, "--suite", suite == null ? List.of() : List.of(suite));
        add(options, "--budget", budget == null ? List.of() : List.of(budget));
        add(options, "--require", required);
        add(options, "--case", cases);
        add(options, "--stack", stacks);
        add(options, "--engine", engines);
        return options;
    }

    private static void add(List<String> options, String name, List<String> values) {
        for (String value : values) {
            options.add(name);
            options.add(value);
        }
    }

    private static long availableBytes() {
        return Host.live()
                .text("/proc/meminfo")
                .orElse("")
                .lines()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB)
                .findFirst()
                .orElse(0);
    }
}
