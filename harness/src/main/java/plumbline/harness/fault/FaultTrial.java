package plumbline.harness.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.bindings.sys.Fd;
import plumbline.harness.check.CompletionChecker;
import plumbline.harness.contract.Contract;
import plumbline.harness.diagnosis.Diagnoser;
import plumbline.harness.diagnosis.TargetEdges;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.OpenEngine;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.fault.TrialLog.Called;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;
import plumbline.harness.run.PlanRunner;
import plumbline.harness.run.RunWatch;
import plumbline.harness.run.StopFlag;
import plumbline.loopctl.layer.Node;

/**
 * One fault, one engine, one way: the target is written and read whole, round after round, while the fault is planted;
 * then what was planted is held against what was found. The first round is honest, and must be found so.
 */
final class FaultTrial {
    private static final int DEPTH = 16;
    private static final int MOST_UNITS = 16;
    private static final Duration HANG = Duration.ofSeconds(20);
    private static final Duration SHORT_HANG = Duration.ofMillis(400);

    private final Fault fault;
    private final EngineSpec engine;
    private final Node target;
    private final Contract contract;
    private final Oracle oracle;
    private final SplittableRandom random;
    private final RunWatch watch;
    private final TrialLog log;
    private long requests;

    FaultTrial(Fault fault, EngineSpec engine, Node target, Contract contract, long seed, StopFlag stop) {
        this.fault = fault;
        this.engine = engine;
        this.target = target;
        this.contract = contract;
        this.random = new SplittableRandom(seed);
        this.oracle = new Oracle(Pattern.ofSeed(seed), contract.sizeBytes(), Oracle.Initial.UNKNOWN);
        this.watch = RunWatch.apart(stop, fault == Fault.UNANSWERED ? SHORT_HANG : HANG);
        this.log =
                new TrialLog(new Diagnoser(oracle, TargetEdges.ofLogicalBlock(contract.unitBytes()), watch.history()));
    }

    /** How far a request reaches into its buffer at most: the last of its segments lies on a page of its own. */
    static long longestBytes(Contract contract) {
        return MOST_UNITS * contract.unitBytes() + 2 * 4096;
    }

    /** Rounds until so many plants tell, but not for ever. */
    TrialResult run(PlanterFactory planters, long wanted) {
        TrialResult result = TrialResult.NOTHING;
        try (Fd fd = Fd.open(target.path(), engine.traits().openFlags());
                Planter planter = planters.of(fd)) {
            round(fd, planter);
            if (!log.called().isEmpty()) {
                return judged(List.of());
            }
            planter.begin();
            int seen = 0;
            for (int round = 0; result.plants() < wanted && round < wanted; round++) {
                log.clear();
                round(fd, planter);
                // What was planted in a round that was cut short may never have been read.
                if (watch.isStopped()) {
                    break;
                }
                List<Planted> plants = planter.plants();
                result = result.plus(judged(plants.subList(seen, plants.size())));
                seen = plants.size();
            }
        }
        return result;
    }

    /** Makes the planter of a trial. */
    @FunctionalInterface
    interface PlanterFactory {
        Planter of(Fd target);
    }

    private void round(Fd fd, Planter planter) {
        planter.beforeWrites();
        carryOut(fd, planter, Direction.WRITE);
        planter.betweenWritesAndReads();
        carryOut(fd, planter, Direction.READ);
    }

    private void carryOut(Fd fd, Planter planter, Direction direction) {
        Plan plan = Plan.of(Plan.Phase.of(direction.word(), DEPTH, cover(direction)));
        SlotNeeds needs = SlotNeeds.anonymous(DEPTH, plan.footprintBytes(), plan.maxSegments(), longestBytes(contract));
        try (OpenEngine open = OpenEngine.on(fd, engine, needs)) {
            open.through(planter::around);
            CompletionChecker checker = new CompletionChecker(contract, oracle, engine, Set.of());
            PlanRunner.Gear gear = new PlanRunner.Gear(open, oracle, contract, checker);
            PlanRunner runner = new PlanRunner(gear, log, watch);
            runner.run(plan);
            requests += runner.requests();
        }
    }

    private List<Shape> cover(Direction direction) {
        List<Shape> pieces = new ArrayList<>();
        long unit = contract.unitBytes();
        long end = contract.sizeBytes() / unit * unit;
        for (long at = 0; at < end; ) {
            long length = Math.min(end - at, unit * random.nextLong(1, MOST_UNITS + 1));
            pieces.add(new Shape(direction, at, segments(length)));
            at += length;
        }
        Collections.shuffle(pieces, new Random(random.nextLong()));
        return pieces;
    }

    /** One segment, or where the engine takes two, often two on pages apart. */
    private Segments segments(long length) {
        long unit = contract.unitBytes();
        if (length == unit || !engine.traits().vectored() || random.nextBoolean()) {
            return Segments.single(0, length);
        }
        long first = unit * random.nextLong(1, length / unit);
        long apart = (first + 4095) / 4096 * 4096;
        return Segments.of(List.of(new Segment(0, first), new Segment(apart, length - first)));
    }

    /** Holds plants against findings; a request that was lied about in two places is one plant. */
    private TrialResult judged(List<Planted> plants) {
        Map<Long, List<Planted>> lies = plants.stream().collect(Collectors.groupingBy(Planted::number));
        long caught = 0;
        long right = 0;
        for (List<Planted> plant : lies.values()) {
            List<Called> found =
                    log.called().stream().filter(called -> isOf(called, plant)).toList();
            caught += found.isEmpty() ? 0 : 1;
            right += isNamedRight(found, isApart(plant, plants)) ? 1 : 0;
        }
        List<Called> strays =
                log.called().stream().filter(called -> !isOf(called, plants)).toList();
        String example = Stream.concat(strays.stream(), log.called().stream().filter(called -> !isRight(called)))
                .map(Called::sentence)
                .findFirst()
                .orElse("");
        return new TrialResult(lies.size(), caught, right, strays.size(), log.counts(), example, made());
    }

    /** Two lies about the same bytes make what is neither: one of the names must be right then, else all of them. */
    private boolean isNamedRight(List<Called> found, boolean apart) {
        return apart
                ? !found.isEmpty() && found.stream().allMatch(this::isRight)
                : found.stream().anyMatch(this::isRight);
    }

    private static boolean isApart(List<Planted> plant, List<Planted> all) {
        return plant.stream().noneMatch(one -> all.stream().anyMatch(one::isPiledOn));
    }

    /** Requests since it was last asked. */
    private long made() {
        long count = requests;
        requests = 0;
        return count;
    }

    private boolean isRight(Called called) {
        return fault.rightNames().contains(called.name());
    }

    private boolean isOf(Called called, List<Planted> plants) {
        return plants.stream().anyMatch(plant -> touches(called, plant));
    }

    private boolean touches(Called called, Planted plant) {
        // All that is known of an answer that nobody waits for is its number.
        return fault == Fault.ANSWERED_TWICE
                ? called.requestId() == plant.number()
                : called.touches(plant.from(), plant.to());
    }
}
