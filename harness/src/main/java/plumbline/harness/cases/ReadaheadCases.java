package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.List;
import plumbline.bindings.sys.Advice;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.RangeCalls;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Plan.Phase;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.loopctl.layer.NodeKind;

/** Buffered reads of what is not cached yet, so that they meet the readahead of those before them. */
final class ReadaheadCases {
    private static final String SHORT_READS =
            "5.5 to 5.9, kernel bug 208827: buffered io_uring reads that race with readahead come short (227c0c9673d8)";
    private static final EngineSpec RING = EngineSpec.of(EngineKind.URING);
    private static final EngineSpec BUFFERED = EngineSpec.of(EngineKind.URING, EngineOption.BUFFERED);
    private static final long PIECE_BYTES = 64 << 10;
    private static final long LEAST_BYTES = 1 << 20;
    private static final long MOST_BYTES = 16 << 20;
    private static final int ROUNDS = 3;

    private ReadaheadCases() {}

    static List<CaseSpec> all() {
        return List.of(CaseSpec.procedure(
                        "read.readahead",
                        "buffered reads that race with readahead bring all that was asked for",
                        stack -> stack.gives() != NodeKind.FOLDER,
                        ReadaheadCases::race)
                .forBug(SHORT_READS)
                .withEngines(RING::equals));
    }

    private static void race(Exercise exercise) {
        List<Shape> reads = reads(exercise.recipe());
        List<Shape> writes = reads.stream()
                .map(shape -> Shape.write(shape.offset(), shape.segments()))
                .toList();
        exercise.carryOut(BUFFERED, Plan.of(Phase.of("write", 8, writes)));
        for (int round = 0; round < ROUNDS && !exercise.isStopped(); round++) {
            dropCache(exercise);
            exercise.carryOut(BUFFERED, Plan.of(Phase.of("read", 32, reads)));
        }
    }

    private static List<Shape> reads(Recipe recipe) {
        List<Shape> shapes = new ArrayList<>();
        long unit = recipe.contract().unitBytes();
        long most = Math.clamp(2 * recipe.scale().bytes(), LEAST_BYTES, MOST_BYTES);
        long end = Math.min(most, recipe.contract().sizeBytes()) / unit * unit;
        for (long at = 0; at < end; at += PIECE_BYTES) {
            shapes.add(Shape.read(at, Segments.single(0, Math.min(PIECE_BYTES, end - at))));
        }
        return shapes;
    }

    private static void dropCache(Exercise exercise) {
        exercise.besideRequests("dropping the target's cache");
        try (Fd fd = Fd.open(exercise.stack().target().path(), OpenFlag.O_RDONLY)) {
            SyscallException.check("fdatasync", fd.name(), FileCalls.fdatasync(fd));
            SyscallException.check("posix_fadvise", fd.name(), RangeCalls.advise(fd, 0, 0, Advice.DONTNEED));
        }
    }
}
