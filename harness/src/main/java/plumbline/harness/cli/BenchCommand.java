package plumbline.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.bench.Bench;
import plumbline.harness.bench.BenchResult;
import plumbline.harness.bench.BenchSpec;
import plumbline.harness.bench.Workload;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.Extent;
import plumbline.harness.run.StopFlag;
import plumbline.harness.verdict.ResultJson;
import plumbline.loopctl.cli.PermissionOptions;
import plumbline.loopctl.layer.Foreign;
import plumbline.loopctl.layer.LayerRefusedException;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.stack.Sizes;

/** {@code plumb bench}. */
@Command(
        name = "bench",
        description = "Measures what an engine itself costs and moves, with every byte checked (--verify) and without."
                + " Options are spelled as fio spells them.",
        footer = {"", "  plumb bench /dev/zram1 --rw randread --bs 4k --iodepth 32 --fixedbufs --registerfiles --json"})
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PATH", description = "A device or file: read only, unless --write.")
    private Path path;

    @Option(names = "--rw", defaultValue = "randread", description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}.")
    private Workload workload;

    @Option(names = "--bs", paramLabel = "SIZE", defaultValue = "4k", description = "The block: ${DEFAULT-VALUE}.")
    private String blockBytes;

    @Option(names = "--iodepth", paramLabel = "N", defaultValue = "32", description = "In flight: ${DEFAULT-VALUE}.")
    private int depth;

    @Option(
            names = {"--batch", "--iodepth_batch"},
            paramLabel = "N",
            description = "Submitted at once at most; what fits the first-level cache when left out.")
    private @Nullable Integer batch;

    @Option(names = "--numjobs", paramLabel = "N", defaultValue = "1", description = "Threads: ${DEFAULT-VALUE}.")
    private int jobs;

    @Option(names = "--runtime", paramLabel = "SECONDS", defaultValue = "0", description = "Once over when left out.")
    private double runtimeSeconds;

    @Option(names = "--ramp_time", paramLabel = "SECONDS", defaultValue = "0", description = "Unmeasured, before.")
    private double rampSeconds;

    @Option(names = "--size", paramLabel = "SIZE", description = "How much of the target is used; all when left out.")
    private @Nullable String sizeBytes;

    @Option(names = "--offset", paramLabel = "SIZE", defaultValue = "0", description = "Where that begins.")
    private String offset;

    @Option(
            names = "--ioengine",
            paramLabel = "NAME",
            defaultValue = "io_uring",
            description = "Ours or fio's name. A ring has defer-taskrun where the kernel has it.")
    private String engine;

    @Option(names = "--fixedbufs", description = "Registered buffers.")
    private boolean fixedBuffers;

    @Option(names = "--registerfiles", description = "The target is a registered file.")
    private boolean registeredFiles;

    @Option(names = "--hipri", description = "Completions are polled for.")
    private boolean polled;

    @Option(names = "--sqthread_poll", description = "A kernel thread takes the submissions.")
    private boolean kernelThread;

    @Option(names = "--verify", description = "Write the pattern and check every byte that is read.")
    private boolean verify;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of places and pattern.")
    private String seed;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private PermissionOptions permissions = new PermissionOptions();

    @Override
    public Integer call() {
        Foreign foreign = new Foreign(permissions.permissions());
        Node target = foreign.node(path);
        BenchSpec wanted = spec(target);
        if (wanted.writes() && !target.writable()) {
            throw new LayerRefusedException("this writes to " + path + ": give --write if its content may go");
        }
        StopFlag stop = new StopFlag();
        try (StopOnSignal signal = new StopOnSignal(stop);
                Claim _ = new Claim(wanted.writes() ? foreign.claim(target) : Optional.empty())) {
            BenchResult result = Bench.run(wanted, stop);
            int status = result.findings().isEmpty() ? 0 : 1;
            signal.finished(status);
            print(result);
            return status;
        }
    }

    /** What keeps others from mounting the target. */
    private record Claim(Optional<Fd> fd) implements AutoCloseable {
        @Override
        public void close() {
            fd.ifPresent(Fd::close);
        }
    }

    private BenchSpec spec(Node target) {
        long from = size("offset", offset);
        long length = sizeBytes == null ? target.sizeBytes() - from : size("size", sizeBytes);
        BenchSpec.Checking checking = verify ? BenchSpec.Checking.EVERY_BYTE : BenchSpec.Checking.NOTHING;
        long number = Seeds.parse(seed);
        Extent range = new Extent(from, length);
        return new BenchSpec(target, engineSpec(), workload, load(), range, checking, number);
    }

    private BenchSpec.Load load() {
        long block = size("bs", blockBytes);
        Set<RwFlag> flags = EnumSet.noneOf(RwFlag.class);
        if (polled) {
            flags.add(RwFlag.HIPRI);
        }
        int together = batch == null ? BenchSpec.Load.usualBatch(block) : batch;
        return new BenchSpec.Load(block, depth, together, jobs, nanos(runtimeSeconds), nanos(rampSeconds), flags);
    }

    private static long nanos(double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    private EngineSpec engineSpec() {
        EngineSpec named = EngineSpec.parse(engine);
        EnumSet<EngineOption> options = EnumSet.noneOf(EngineOption.class);
        options.addAll(named.options());
        addIf(registeredFiles, EngineOption.FILES, options);
        addIf(polled, EngineOption.IOPOLL, options);
        addIf(kernelThread, EngineOption.SQPOLL, options);
        boolean fixed = fixedBuffers && named.kind() == EngineKind.URING;
        return new EngineSpec(fixed ? EngineKind.URING_FIXED : named.kind(), options).undisturbed();
    }

    private static void addIf(boolean given, EngineOption option, Set<EngineOption> options) {
        if (given) {
            options.add(option);
        }
    }

    private static long size(String option, String text) {
        return Sizes.parse(text)
                .orElseThrow(
                        () -> new IllegalArgumentException("--" + option + " is a size like 4096, 4k or 64M: " + text));
    }

    private void print(BenchResult result) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ResultJson.line(result));
        } else {
            new BenchTable(out).print(result);
        }
    }
}
