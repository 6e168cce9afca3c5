package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import plumbline.harness.contract.Boundaries.End;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Plan.Phase;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

/**
 * Shapes in both directions, each against a plain request for the same bytes: written plainly and read back in shape,
 * written in shape and read back plainly. So nothing stays hidden that goes wrong the same way both times.
 */
final class Rounds {
    private Rounds() {}

    static Plan plan(Recipe recipe, int depth, Collection<Shape> shapes) {
        List<Shape> plain = shapes.stream()
                .flatMap(shape -> plain(shape, recipe).stream())
                .distinct()
                .toList();
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

    private static List<Shape> directed(Collection<Shape> shapes, Direction direction) {
        return shapes.stream().map(shape -> shape.withDirection(direction)).toList();
    }

    private static boolean endsInside(Shape shape, Recipe recipe) {
        return shape.offset() + shape.lengthBytes() <= recipe.contract().sizeBytes();
    }

    /** The whole units that a shape touches, as one segment at the start of a page; empty beyond the end. */
    private static Optional<Shape> plain(Shape shape, Recipe recipe) {
        long unit = recipe.contract().unitBytes();
        long size = recipe.contract().sizeBytes() / unit * unit;
        long from = shape.offset() / unit * unit;
        long to = Math.min(size, (shape.offset() + shape.lengthBytes() + unit - 1) / unit * unit);
        return from < to ? Optional.of(Shape.read(from, Segments.single(0, to - from))) : Optional.empty();
    }
}
