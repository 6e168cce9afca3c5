package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Plan.Phase;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

/** Every byte of the target, or of a long stretch of it, is written once and read once. */
final class CoverCases {
    private static final long MOST_BYTES = 256 << 10;

    private CoverCases() {}

    static List<CaseSpec> all() {
        return List.of(CaseSpec.of(
                "cover.whole",
                "every byte of the target, or of a stretch of it, comes back as it was written, whatever the sizes and the"
                        + " order",
                CoverCases::plan));
    }

    private static Plan plan(Recipe recipe) {
        long unit = recipe.contract().unitBytes();
        long most = Math.min(recipe.contract().sizeBytes(), recipe.scale().bytes()) / unit * unit;
        long from = recipe.randomOffset(most);
        return Plan.of(
                Phase.of("write", 8, cover(recipe, Direction.WRITE, from, from + most)),
                Phase.of("read", 8, cover(recipe, Direction.READ, from, from + most)));
    }

    /** Pieces of random lengths that cover a stretch once, in random order. */
    private static List<Shape> cover(Recipe recipe, Direction direction, long from, long end) {
        List<Shape> pieces = new ArrayList<>();
        for (long at = from; at < end; ) {
            long length = Math.min(end - at, recipe.randomLength(MOST_BYTES));
            pieces.add(new Shape(direction, at, Segments.single(recipe.randomMemoryOffset(), length)));
            at += length;
        }
        Collections.shuffle(pieces, new Random(recipe.random().nextLong()));
        return pieces;
    }
}
