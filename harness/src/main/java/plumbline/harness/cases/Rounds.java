package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import plumbline.harness.contract.Boundaries.End;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Plan.Phase;
import plumbline.harness.plan.Shape;

/**
 * Shapes in both directions, each against a plain request for the same bytes: written plainly and read back in shape,
 * written in shape and read back plainly. So nothing stays hidden that goes wrong the same way both times.
 */
final class Rounds {
    private Rounds() {}

    static Plan plan(Recipe recipe, int depth, Collection<Shape> shapes) {
        List<Shape> plain = plain(recipe, shapes);
        List<Shape> writes = new ArrayList<>();
        for (Shape shape : shapes) {
            if (recipe.boundaries().end() == End.FIXED || endsInside(shape, recipe)) {
                writes.add(shape.withDirection(Direction.WRITE));
            }
        }
        return Plan.of(
                Phase.of("plain write", depth, directed(plain, Direction.WRITE)),
                Phase.of("read", depth, directed(shapes, Direction.READ)),
                Phase.of("write", depth, writes),
                Phase.of("plain read", depth, directed(plain, Direction.READ)));
    }

    /**
     * The same, and everything written plainly once more: a file system that took a checksum of memory that changed answers
     * EIO there, and what comes next on the target is not to meet that.
     */
    static Plan mended(Recipe recipe, int depth, Collection<Shape> shapes) {
        List<Phase> phases = new ArrayList<>(plan(recipe, depth, shapes).phases());
        phases.add(Phase.of("mending", depth, directed(plain(recipe, shapes), Direction.WRITE)));
        return new Plan(phases);
    }

    /** A plain request for the bytes of each. */
    private static List<Shape> plain(Recipe recipe, Collection<Shape> shapes) {
        return shapes.stream()
                .flatMap(shape -> recipe.contract().plain(shape.withDirection(Direction.READ)).stream())
                .distinct()
                .toList();
    }

    private static List<Shape> directed(Collection<Shape> shapes, Direction direction) {
        return shapes.stream().map(shape -> shape.withDirection(direction)).toList();
    }

    private static boolean endsInside(Shape shape, Recipe recipe) {
        return shape.offset() + shape.lengthBytes() <= recipe.contract().sizeBytes();
    }
}
