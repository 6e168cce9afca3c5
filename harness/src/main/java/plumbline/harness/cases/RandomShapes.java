package plumbline.harness.cases;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Shape;
import plumbline.harness.plan.ShapeSource;

/** Any shapes, made as they are asked for: two reads to three writes, all within the target. */
final class RandomShapes implements ShapeSource {
    private static final int READS_OF_FIVE = 2;

    private final Recipe recipe;
    private final Drafts drafts;
    private final long mostBytes;
    private final long count;
    private long made;

    /**
     * A source.
     *
     * @param mostBytes how far one may reach into its buffer
     */
    RandomShapes(Recipe recipe, Drafts drafts, long mostBytes, long count) {
        this.recipe = recipe;
        this.drafts = drafts;
        this.mostBytes = mostBytes;
        this.count = count;
    }

    @Override
    public boolean hasNext() {
        return made < count;
    }

    @Override
    public Shape next() {
        made++;
        while (true) {
            Draft draft = drafts.any(recipe.random());
            Optional<Shape> shape = draft.place().isInside() ? draft.shape(recipe, mostBytes) : Optional.empty();
            if (shape.isPresent()) {
                boolean read = recipe.random().nextInt(5) < READS_OF_FIVE;
                return read ? shape.get() : shape.get().withDirection(Direction.WRITE);
            }
        }
    }

    @Override
    public long footprintBytes() {
        return mostBytes;
    }

    @Override
    public int maxSegments() {
        return drafts.counts().stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public Set<BufferKind> buffers() {
        return new TreeSet<>(drafts.buffers());
    }
}
