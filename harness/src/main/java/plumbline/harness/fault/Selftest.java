package plumbline.harness.fault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.run.StopFlag;
import plumbline.harness.verdict.Verdict;
import plumbline.harness.verify.VerifyRun;
import plumbline.loopctl.fuse.Lie;
import plumbline.loopctl.fuse.LieSpec;
import plumbline.loopctl.fuse.Schedule;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.layer.DmTable;
import plumbline.loopctl.layer.LayerRefusedException;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.Permissions;
import plumbline.loopctl.layer.Workshop;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.limits.LimitsReader;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.stack.StackBuilder;

/** Plants every fault with every engine in every way that this machine has, and says what became of it. */
public final class Selftest {
    private final Ledger ledger;
    private final Path folder;
    private final Options options;
    private final StopFlag stop;

    /**
     * How much, and of what.
     *
     * @param faults in order
     * @param ways in order
     * @param engines in order
     * @param plants how many of each fault with each engine in each way, at least
     * @param period one request in so many is lied about
     */
    public record Options(
            List<Fault> faults, List<Way> ways, List<EngineSpec> engines, long plants, long period, long seed) {}

    /**
     * A selftest for one process.
     *
     * @param folder private, for files
     */
    public Selftest(Ledger ledger, Path folder, Options options, StopFlag stop) {
        this.ledger = ledger;
        this.folder = folder;
        this.options = options;
        this.stop = stop;
    }

    /** One fault, one way, one engine, and what came of it. */
    public record Row(Fault fault, Way way, EngineSpec engine, TrialResult result, String skipped, long millis) {
        /** Whether it was tried at all. */
        public boolean ran() {
            return skipped.isEmpty();
        }

        /** Passed when the harness caught everything and named it right. */
        public Verdict verdict() {
            if (!ran()) {
                return Verdict.SKIPPED;
            }
            return result.stands(fault) ? Verdict.PASSED : Verdict.FAILED;
        }
    }

    /** Every row; each is handed over as soon as it is there. */
    public List<Row> run(Consumer<Row> listener) {
        List<Row> rows = new ArrayList<>();
        for (Way way : options.ways()) {
            Optional<String> missing = missing(way);
            if (missing.isPresent()) {
                each(way, (fault, engine) -> skip(fault, way, engine, missing.get()), rows, listener);
            } else {
                run(way, rows, listener);
            }
        }
        return rows;
    }

    /** What this machine lacks for it. */
    static Optional<String> missing(Way way) {
        return StackBuilder.requirements(way.stack()).stream()
                .flatMap(requirement -> requirement.check(Host.live()).stream())
                .map(Requirement.Missing::toString)
                .findFirst();
    }

    private void run(Way way, List<Row> rows, Consumer<Row> listener) {
        StackBuilder builder = new StackBuilder(new Workshop(folder, ledger, Permissions.none()));
        try (Standing standing = new Standing(() -> builder.build(way.stack()))) {
            each(way, (fault, engine) -> trial(standing, fault, way, engine), rows, listener);
        }
    }

    private interface Trial {
        Row of(Fault fault, EngineSpec engine);
    }

    private void each(Way way, Trial trial, List<Row> rows, Consumer<Row> listener) {
        for (Fault fault : options.faults()) {
            for (EngineSpec engine : options.engines()) {
                if (fault.applies(way, engine) && !stop.isSet()) {
                    Row row = trial.of(fault, engine);
                    rows.add(row);
                    listener.accept(row);
                }
            }
        }
    }

    private static Row skip(Fault fault, Way way, EngineSpec engine, String why) {
        return new Row(fault, way, engine, TrialResult.NOTHING, why, 0);
    }

    private Row trial(Standing standing, Fault fault, Way way, EngineSpec engine) {
        long startedNanos = System.nanoTime();
        long seed = options.seed() + Arrays.hashCode(new Object[] {fault.word(), way.word(), engine.toString()});
        try {
            Stack stack = standing.stack();
            Contract contract = Contract.of(stack.target(), LimitsReader.read(stack.target(), Host.live()));
            if (fault == Fault.REFUSED && contract.mayRefuse()) {
                return skip(
                        fault, way, engine, "nothing here reports the alignment of files: it may refuse what it likes");
            }
            TrialResult result = Way.CUTS.contains(way)
                    ? cuts(stack, fault, engine, contract, seed)
                    : new FaultTrial(fault, engine, stack.target(), contract, seed, stop)
                            .run(planters(stack, fault, way, contract, seed), options.plants());
            if (result.names().containsKey(PowerCuts.NOT_UP)) {
                standing.takeDown();
            }
            if (result.plants() == 0 && stop.isSet()) {
                return skip(fault, way, engine, "it was stopped before there was anything to catch");
            }
            return new Row(fault, way, engine, result, "", (System.nanoTime() - startedNanos) / 1_000_000);
        } catch (SyscallException | LayerRefusedException refused) {
            standing.takeDown();
            return skip(fault, way, engine, String.valueOf(refused.getMessage()));
        }
    }

    private TrialResult cuts(Stack stack, Fault fault, EngineSpec engine, Contract contract, long seed) {
        VerifyRun.Target target = new VerifyRun.Target(stack.spec().toString(), stack.target(), contract, engine);
        try (PowerSupply power = new PowerSupply(stack, folder)) {
            return new PowerCuts(fault, target, power, folder, seed, stop).run(options.plants());
        }
    }

    private FaultTrial.PlanterFactory planters(Stack stack, Fault fault, Way way, Contract contract, long seed) {
        if (way.mapper().isPresent()) {
            DmTable table = new DmTable(stack.target().path(), below(stack));
            DmFailure failure = DmFailure.of(fault, way.mapper().get(), table);
            return fd -> new DmPlanter(failure, fd, contract.unitBytes(), seed);
        }
        Schedule schedule = new Schedule(options.period(), seed);
        Optional<Lie> lie = fault.lie();
        if (lie.isEmpty()) {
            return fd -> new MemoryPlanter(fault, schedule);
        }
        LieSpec spec = new LieSpec(lie.get(), schedule);
        return switch (way) {
            case IN_PROCESS -> fd -> new LyingPlanter(fd, spec, FaultTrial.longestBytes(contract));
            case FUSE, LOOP_ON_FUSE ->
                fd -> new FusePlanter(PowerSupply.servers(stack).getFirst(), spec);
            case EDITED -> fd -> new EditPlanter(bottom(stack), spec);
            case DM_FLAKEY,
                    DM_ERROR,
                    DM_DUST,
                    POWER_CUT,
                    POWER_CUT_RAID0,
                    POWER_CUT_DM,
                    POWER_CUT_EXT4,
                    POWER_CUT_XFS -> throw new IllegalStateException("nobody lies in this way: " + way.word());
        };
    }

    private static Node below(Stack stack) {
        return stack.levels()
                .get(stack.levels().getLast().inputs().getFirst())
                .attached()
                .node();
    }

    private static Path bottom(Stack stack) {
        return stack.levels().getFirst().attached().node().path();
    }
}
