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

/** Every byte of the target is written once and read once; of a large one, of its start, its end and a place between. */
final class CoverCases {
    private static final long MOST_BYTES = 256 << 10;
    private static final int STRETCHES = 3;

    private CoverCases() {}

    static List<CaseSpec> all() {
        return List.of(CaseSpec.of(
                "cover.whole",
                "every byte of the target, or of three stretches of a large one, comes back as it was written, whatever the"
                        + " sizes and the order",
                CoverCases::plan));
    }

    private static Plan plan(Recipe recipe) {
        List<Stretch> stretches = stretches(recipe);
        return Plan.of(
                Phase.of("write", 8, cover(recipe, stretches, Direction.WRITE)),
                Phase.of("read", 8, cover(recipe, stretches, Direction.READ)));
    }

    private record Stretch(long from, long to) {}

    /** The whole target when the scale lets it, else its start, its end, and a stretch at random. */
    private static List<Stretch> stretches(Recipe recipe) {
        long unit = recipe.contract().unitBytes();
        long end = recipe.contract().sizeBytes() / unit * unit;
        long length = Math.max(unit, recipe.scale().bytes() / STRETCHES / unit * unit);
        if (end <= length * STRETCHES) {
            return List.of(new Stretch(0, end));
        }
        long between = recipe.randomOffset(length);
        return List.of(new Stretch(0, length), new Stretch(between, between + length), new Stretch(end - length, end));
    }

    /** Pieces of random lengths that cover each stretch once, in random order. */
    private static List<Shape> cover(Recipe recipe, List<Stretch> stretches, Direction direction) {
        List<Shape> pieces = new ArrayList<>();
        for (Stretch stretch : stretches) {
            for (long at = stretch.from(); at < stretch.to(); ) {
                long length = Math.min(stretch.to() - at, recipe.randomLength(MOST_BYTES));
                pieces.add(new Shape(direction, at, Segments.single(recipe.randomMemoryOffset(), length)));
                at += length;
            }
        }
        Collections.shuffle(pieces, new Random(recipe.random().nextLong()));
        return pieces;
    }
}
