package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.List;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Plan.Phase;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

/** Random reads and writes, one at a time and many at once; at depth they overlap. */
final class DepthCases {
    private static final long MOST_BYTES = 64 << 10;

    private DepthCases() {}

    static List<CaseSpec> all() {
        return List.of(
                CaseSpec.of(
                        "depth.one",
                        "random reads and writes, one after the other, each find what the last write left",
                        recipe -> mixed(recipe, 1, recipe.scale().requests() / 3)),
                CaseSpec.of(
                        "depth.many",
                        "random reads and writes, 32 at once and overlapping, bring nothing that was not written there",
                        recipe -> mixed(recipe, 32, recipe.scale().requests())));
    }

    private static Plan mixed(Recipe recipe, int depth, int count) {
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long length = recipe.randomLength(MOST_BYTES);
            Direction direction = recipe.random().nextInt(3) == 0 ? Direction.READ : Direction.WRITE;
            shapes.add(new Shape(
                    direction, recipe.randomOffset(length), Segments.single(recipe.randomMemoryOffset(), length)));
        }
        List<Shape> again = shapes.stream()
                .map(shape -> Shape.read(shape.offset(), shape.segments()))
                .toList();
        return Plan.of(Phase.of("mixed", depth, shapes), Phase.of("read back", depth, again));
    }
}
