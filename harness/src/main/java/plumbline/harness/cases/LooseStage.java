package plumbline.harness.cases;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import plumbline.harness.plan.Shape;

/** Recorded requests that no plan can have, made again as their case makes them. */
public final class LooseStage {
    private LooseStage() {}

    /**
     * How requests are made again; empty for those that a plan can have.
     *
     * @param depth how many at once
     */
    public static Optional<Consumer<Exercise>> of(List<Shape> shapes, int depth) {
        if (shapes.stream().allMatch(Appends::is)) {
            return Optional.of(exercise -> Appends.carryOut(exercise, shapes, depth));
        }
        return shapes.stream().allMatch(Atomics::is)
                ? Optional.of(exercise -> Atomics.carryOut(exercise, shapes))
                : Optional.empty();
    }
}
