package plumbline.harness.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.plan.Extent;
import plumbline.harness.verify.Mix;
import plumbline.harness.verify.Workload;
import plumbline.loopctl.stack.Sizes;

/** A workload in fio's spelling. */
final class WorkloadOptions {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|m|h)?");

    @Option(
            names = {"--rw", "--readwrite"},
            paramLabel = "MIX",
            defaultValue = "randrw",
            description = "read, write, randread, randwrite, rw or randrw; default ${DEFAULT-VALUE}.")
    private String mix = "randrw";

    @Option(names = "--rwmixread", paramLabel = "PERCENT", description = "How many of a hundred requests are reads.")
    private @Nullable Integer readPercent;

    @Option(names = "--bs", paramLabel = "SIZE", defaultValue = "4k", description = "How long a request is.")
    private String blockSize = "4k";

    @Option(names = "--bsrange", paramLabel = "SIZE-SIZE", description = "The shortest and the longest instead.")
    private @Nullable String blockRange;

    @Option(names = "--offset", paramLabel = "SIZE", defaultValue = "0", description = "Where the range begins.")
    private String offset = "0";

    @Option(names = "--size", paramLabel = "SIZE", description = "How long the range is; all when left out.")
    private @Nullable String size;

    @Option(names = "--io_size", paramLabel = "SIZE", description = "How much a job moves at most, of a longer range.")
    private @Nullable String ioSize;

    @Option(names = "--iodepth", paramLabel = "N", defaultValue = "1", description = "How many are in flight a job.")
    private int depth = 1;

    @Option(names = "--numjobs", paramLabel = "N", defaultValue = "1", description = "Threads that share the range.")
    private int jobs = 1;

    @Option(names = "--loops", paramLabel = "N", description = "How often a job goes over the range; 1 when left out.")
    private @Nullable Long loops;

    @Option(names = "--runtime", paramLabel = "TIME", description = "Nothing is issued after it: 500ms, 30, 30s, 5m.")
    private @Nullable String runtime;

    @Option(names = "--time_based", description = "Go on until the runtime is over.")
    private boolean timeBased;

    @Option(names = "--norandommap", description = "Random places are drawn anew each time, not each once a loop.")
    private boolean independent;

    @Option(names = "--fsync", paramLabel = "N", defaultValue = "0", description = "An fsync after N writes of a job.")
    private long fsync;

    @Option(
            names = "--sync",
            paramLabel = "HOW",
            defaultValue = "none",
            description = "none, dsync or sync: each write.")
    private String sync = "none";

    @Option(
            names = "--pattern",
            paramLabel = "NAME",
            defaultValue = "ours",
            description = "ours, or fio: the blocks of fio's verify=crc32c, written for it or read from it.")
    private String pattern = "ours";

    Workload workload(long seed) {
        Mix chosen = Mix.ofWord(mix);
        if (readPercent != null && !chosen.isBoth()) {
            throw new IllegalArgumentException(
                    "rwmixread is for rw and randrw alone: rw=" + chosen.word() + ", rwmixread=" + readPercent);
        }
        return new Workload(
                chosen,
                readPercent == null ? chosen.readPercent() : readPercent,
                new Extent(bytes("--offset", offset), size == null ? 0 : bytes("--size", size)),
                blocks(),
                new Workload.Pace(
                        depth,
                        jobs,
                        rounds(),
                        ioSize == null ? Long.MAX_VALUE : bytes("--io_size", ioSize),
                        Optional.ofNullable(runtime).map(WorkloadOptions::time),
                        independent ? Workload.Places.INDEPENDENT : Workload.Places.EACH_ONCE),
                new Workload.Flushing(fsync, syncFlags()),
                content(),
                seed);
    }

    /** How large a file must be that is made for the workload; 0 when nobody said. */
    long fileBytes() {
        return size == null ? 0 : bytes("--offset", offset) + bytes("--size", size);
    }

    private long rounds() {
        if (timeBased && runtime == null) {
            throw new IllegalArgumentException("time_based needs a runtime: --runtime TIME");
        }
        if (loops != null) {
            return loops;
        }
        return timeBased ? Integer.MAX_VALUE : 1;
    }

    private Workload.Blocks blocks() {
        if (blockRange == null) {
            long bytes = bytes("--bs", blockSize);
            return new Workload.Blocks(bytes, bytes);
        }
        String[] ends = blockRange.split("-", 2);
        if (ends.length != 2) {
            throw new IllegalArgumentException("a range of block sizes is SIZE-SIZE: --bsrange " + blockRange);
        }
        return new Workload.Blocks(bytes("--bsrange", ends[0]), bytes("--bsrange", ends[1]));
    }

    private Workload.Content content() {
        return switch (pattern) {
            case "ours" -> Workload.Content.OURS;
            case "fio" -> Workload.Content.FIO;
            default -> throw new IllegalArgumentException("pattern is ours or fio: --pattern=" + pattern);
        };
    }

    private Set<RwFlag> syncFlags() {
        return switch (sync) {
            case "none" -> Set.of();
            case "dsync" -> Set.of(RwFlag.DSYNC);
            case "sync" -> Set.of(RwFlag.SYNC);
            default -> throw new IllegalArgumentException("sync is none, dsync or sync: --sync " + sync);
        };
    }

    private static long bytes(String option, String text) {
        OptionalLong bytes = Sizes.parse(text);
        return bytes.orElseThrow(() ->
                new IllegalArgumentException("a size is a number with k, M, G or T behind it: " + option + " " + text));
    }

    private static Duration time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a time is a number with ms, s, m or h behind it: --runtime " + text);
        }
        long number = Long.parseLong(matcher.group(1));
        String unit = Optional.ofNullable(matcher.group(2)).orElse("s").toLowerCase(Locale.ROOT);
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
