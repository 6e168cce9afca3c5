package plumbline.harness.run;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import plumbline.harness.check.Breach;
import plumbline.harness.check.CheckLog;
import plumbline.harness.check.CompletionChecker;
import plumbline.harness.check.FindingKind;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.OpenEngine;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Plan.Phase;
import plumbline.harness.plan.Shape;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.limits.LimitsReader;

/**
 * One request, alone on one layer, with a pattern of its own: what is read in its shape was written plainly before, what
 * is written in its shape is read plainly after. Its place holds other bytes then.
 */
final class LayerTrial {
    private static final EngineSpec PLAIN = EngineSpec.of(EngineKind.PREAD);

    private final Path scratch;
    private final RunWatch watch;

    LayerTrial(Path scratch, RunWatch watch) {
        this.scratch = scratch;
        this.watch = watch;
    }

    /**
     * What came of a request.
     *
     * @param findings their kinds
     * @param moved whether it moved any bytes; one that was refused tells nothing of them
     */
    record Answer(Set<FindingKind> findings, boolean moved) {
        static final Answer NONE = new Answer(Set.of(), false);

        Answer {
            findings = Set.copyOf(findings);
        }
    }

    /**
     * Makes a request.
     *
     * @param room where the layer may be written; when its blocks reach further, nothing is made
     * @param around carries out the request itself, and may watch it
     * @throws plumbline.bindings.sys.SyscallException when the layer cannot be opened so
     */
    Answer of(Node node, Room room, EngineSpec engine, Shape shape, Consumer<Runnable> around) {
        Contract contract = Contract.of(node, LimitsReader.read(node, Host.live()));
        Optional<Shape> plain = contract.plain(shape).filter(room::holds);
        if (plain.isEmpty()) {
            return Answer.NONE;
        }
        Oracle oracle = new Oracle(Pattern.ofSeed(System.nanoTime()), node.sizeBytes(), Oracle.Initial.UNKNOWN);
        Bed bed = new Bed(node, contract, oracle, EnumSet.noneOf(FindingKind.class));
        if (shape.direction() == Direction.READ) {
            carryOut(bed, PLAIN, plain.get().withDirection(Direction.WRITE));
        }
        AtomicLong bytes = new AtomicLong();
        around.accept(() -> bytes.set(carryOut(bed, engine, shape)));
        if (shape.direction() == Direction.WRITE) {
            carryOut(bed, PLAIN, plain.get().withDirection(Direction.READ));
        }
        return new Answer(bed.kinds(), bytes.get() > 0);
    }

    /** A range of a layer that is ours to write. */
    record Room(long offset, long lengthBytes) {
        boolean holds(Shape shape) {
            return offset <= shape.offset() && shape.offset() + shape.lengthBytes() <= offset + lengthBytes;
        }
    }

    private record Bed(Node node, Contract contract, Oracle oracle, Set<FindingKind> kinds) implements CheckLog {
        @Override
        public void breach(Breach breach) {
            kinds.add(breach.kind());
        }

        @Override
        public void note(String kind, String message) {}
    }

    /** Returns how many bytes were moved. */
    private long carryOut(Bed bed, EngineSpec engine, Shape shape) {
        watch.stepEnded();
        Plan plan = Plan.of(Phase.of("alone", 1, List.of(shape)));
        Contract judged =
                engine.traits().direct() ? bed.contract() : bed.contract().unaligned();
        try (OpenEngine open = OpenEngine.of(bed.node().path(), engine, SlotNeeds.of(plan, scratch))) {
            PlanRunner.Gear gear = new PlanRunner.Gear(
                    open, bed.oracle(), judged, new CompletionChecker(judged, bed.oracle(), engine, Set.of()));
            PlanRunner runner = new PlanRunner(gear, bed, watch);
            if (runner.run(plan) == PlanRunner.End.HUNG) {
                bed.kinds().add(FindingKind.HANG);
            }
            return runner.bytes();
        }
    }
}
