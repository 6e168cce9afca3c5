package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineTraits;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;

/** One way of breaking the contract with a shape that keeps it. */
enum Twist {
    /** Every address is half an alignment off. */
    ADDRESS_HALF,
    ADDRESS_ODD,
    OFFSET_HALF,
    OFFSET_ODD,
    LENGTH_HALF,
    LENGTH_ODD,
    /** Half a unit goes from the last segment to the first. */
    SPLIT_HALF,
    /** A few bytes go from the last segment to the first. */
    SPLIT_ODD,
    /** An empty segment at an odd address: nothing need be wrong with that. */
    EMPTY_ODD,
    /** More segments than UIO_MAXIOV. */
    TOO_MANY;

    /** The shape, broken; empty where the contract or the engine cannot be broken like that. */
    Optional<Shape> apply(Shape shape, Contract contract, EngineTraits engine) {
        long memory = contract.memoryBytes();
        long unit = contract.unitBytes();
        return switch (this) {
            case ADDRESS_HALF -> shifted(shape, memory / 2);
            case ADDRESS_ODD -> memory == 1 ? Optional.empty() : shifted(shape, 1);
            case OFFSET_HALF -> Optional.of(moved(shape, unit / 2));
            case OFFSET_ODD -> Optional.of(moved(shape, 1));
            case LENGTH_HALF -> lengthened(shape, -unit / 2);
            case LENGTH_ODD -> lengthened(shape, -1);
            case SPLIT_HALF -> shape.segments().count() == 1 ? Optional.empty() : split(shape, unit / 2);
            case SPLIT_ODD -> shape.segments().count() == 1 ? Optional.empty() : split(shape, 8);
            case EMPTY_ODD -> engine.vectored() ? Optional.of(with(shape, Twist::withEmpty)) : Optional.empty();
            case TOO_MANY ->
                engine.vectored() ? Optional.of(with(shape, list -> tooMany(list, unit))) : Optional.empty();
        };
    }

    private static Optional<Shape> shifted(Shape shape, long bytes) {
        return bytes == 0
                ? Optional.empty()
                : Optional.of(with(
                        shape,
                        list -> list.stream()
                                .map(segment -> new Segment(segment.memoryOffset() + bytes, segment.length()))
                                .toList()));
    }

    private static Shape moved(Shape shape, long bytes) {
        long offset = shape.offset() >= bytes ? shape.offset() - bytes : shape.offset() + bytes;
        return new Shape(shape.direction(), offset, shape.segments(), shape.buffer(), shape.flags());
    }

    private static Optional<Shape> lengthened(Shape shape, long bytes) {
        return changed(shape, shape.segments().count() - 1, bytes);
    }

    private static Optional<Shape> split(Shape shape, long bytes) {
        return changed(shape, shape.segments().count() - 1, -bytes).flatMap(less -> changed(less, 0, bytes));
    }

    /** One segment made longer, as long as it does not reach into another; or shorter, as long as anything is left. */
    private static Optional<Shape> changed(Shape shape, int index, long bytes) {
        List<Segment> list = new ArrayList<>(shape.segments().asList());
        Segment old = list.get(index);
        long end = old.memoryOffset() + old.length() + bytes;
        boolean overlaps = bytes > 0
                && list.stream()
                        .anyMatch(other -> other.memoryOffset() > old.memoryOffset() && other.memoryOffset() < end);
        if (overlaps || old.length() + bytes <= 0) {
            return Optional.empty();
        }
        list.set(index, new Segment(old.memoryOffset(), old.length() + bytes));
        return Optional.of(with(shape, _ -> list));
    }

    private static List<Segment> withEmpty(List<Segment> segments) {
        List<Segment> list = new ArrayList<>(segments);
        list.add(0, new Segment(segments.getFirst().memoryOffset() + 1, 0));
        return list;
    }

    private static List<Segment> tooMany(List<Segment> segments, long unit) {
        List<Segment> list = new ArrayList<>();
        for (int i = 0; i <= EngineTraits.MOST_SEGMENTS; i++) {
            boolean empty = i >= segments.size();
            list.add(new Segment(empty ? 0 : i * unit, empty ? 0 : unit));
        }
        return list;
    }

    private static Shape with(Shape shape, UnaryOperator<List<Segment>> change) {
        Segments segments = Segments.of(change.apply(shape.segments().asList()));
        return new Shape(shape.direction(), shape.offset(), segments, shape.buffer(), shape.flags());
    }
}
