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

/** Every byte of the target is written once and read once. */
final class CoverCases {
    private static final long MOST_BYTES = 256 << 10;

    private CoverCases() {}

    static List<CaseSpec> all() {
        return List.of(CaseSpec.of(
                "cover.whole",
                "every byte of the target comes back as it was written, whatever the sizes and the order",
                recipe -> Plan.of(
                        Phase.of("write", 8, cover(recipe, Direction.WRITE)),
                        Phase.of("read", 8, cover(recipe, Direction.READ)))));
    }

    /** Pieces of random lengths that cover the target once, in random order. */
    private static List<Shape> cover(Recipe recipe, Direction direction) {
        List<Shape> pieces = new ArrayList<>();
        long unit = recipe.contract().unitBytes();
        long end = recipe.contract().sizeBytes() / unit * unit;
        for (long at = 0; at < end; ) {
            long length = Math.min(end - at, recipe.randomLength(MOST_BYTES));
            pieces.add(new Shape(direction, at, Segments.single(recipe.randomMemoryOffset(), length)));
            at += length;
        }
        Collections.shuffle(pieces, new Random(recipe.random().nextLong()));
        return pieces;
    }
}
