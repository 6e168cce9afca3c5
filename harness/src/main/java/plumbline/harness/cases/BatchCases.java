package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import plumbline.bindings.mem.Mapping;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.evidence.PathClaim;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Plan.Phase;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.stack.StackSpec;

/** Neighbouring requests of one batch, which the kernel makes one request of. */
final class BatchCases {
    private static final int DEPTH = 32;
    private static final int MOST_UNITS = 8;
    private static final int AT_A_TIME = 8;

    /** Enough for two batches: a kernel gathers bios only from its third submission on. */
    private static final int LEAST_REQUESTS = 64;

    private static final Set<LayerKind> WITH_A_QUEUE =
            EnumSet.of(LayerKind.LOOP, LayerKind.NULL, LayerKind.SCSI_DEBUG, LayerKind.UBD);
    private static final Set<EngineKind> IN_BATCHES = EnumSet.range(EngineKind.AIO, EngineKind.URING_FIXED);

    private BatchCases() {}

    static List<CaseSpec> all() {
        return List.of(new CaseSpec(
                        "batch.adjacent",
                        "several bios in one request of the driver's each find their own bytes",
                        BatchCases::hasQueue,
                        new CaseBody.Planned(BatchCases::plan))
                .withEngines(engine -> IN_BATCHES.contains(engine.kind())
                        && engine.options().isEmpty()
                        && engine.traits().direct())
                .forBug("loop: the other iterator path of the driver, for requests of several bios")
                .claiming(PathClaim.MERGED));
    }

    private static boolean hasQueue(StackSpec stack) {
        return WITH_A_QUEUE.contains(stack.top());
    }

    private static Plan plan(Recipe recipe) {
        List<Shape> writes = new ArrayList<>();
        long unit = recipe.contract().unitBytes();
        long left = Math.min(
                recipe.contract().sizeBytes(),
                Math.max(LEAST_REQUESTS, recipe.scale().requests()) * Mapping.pagesUp(MOST_UNITS * unit / 2));
        long offset = recipe.randomOffset(left / unit * unit);
        while (left >= Mapping.pagesUp(MOST_UNITS * unit)) {
            long length = unit * recipe.random().nextLong(1, MOST_UNITS + 1);
            // Behind a virtual boundary only those go together that meet where a page ends.
            boolean pages = writes.size() / AT_A_TIME % 2 == 1;
            length = pages ? Mapping.pagesUp(length) : length;
            writes.add(Shape.write(offset, Segments.single(pages ? 0 : recipe.randomMemoryOffset(), length)));
            offset += length;
            left -= length;
        }
        List<Shape> reads = writes.stream()
                .map(shape -> shape.withDirection(Direction.READ))
                .toList();
        return Plan.of(Phase.of("write", DEPTH, writes), Phase.of("read", DEPTH, reads));
    }
}
