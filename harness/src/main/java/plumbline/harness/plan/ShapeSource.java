package plumbline.harness.plan;

import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Shapes in the order of issue. One reader; it ends by running dry. */
public interface ShapeSource {
    /** Whether there is another. */
    boolean hasNext();

    Shape next();

    /** The slot that the next shape is to be issued from, where that matters. */
    default OptionalInt slot() {
        return OptionalInt.empty();
    }

    /** How far into its buffer the widest shape reaches, in bytes. */
    long footprintBytes();

    /** How many segments the most divided shape has. */
    int maxSegments();

    /** How many shapes there will be, for progress. */
    long count();

    /** How long the longest shape is, in bytes; more than the footprint where segments overlap in memory. */
    default long longestBytes() {
        return footprintBytes();
    }

    /** The kinds of memory that the shapes use. */
    default Set<BufferKind> buffers() {
        return EnumSet.of(BufferKind.ANONYMOUS);
    }

    static ShapeSource of(List<Shape> shapes) {
        Iterator<Shape> iterator = shapes.iterator();
        long footprint = shapes.stream()
                .mapToLong(shape -> shape.segments().footprintBytes())
                .max()
                .orElse(0);
        int segments = shapes.stream()
                .mapToInt(shape -> shape.segments().count())
                .max()
                .orElse(0);
        long longest = shapes.stream().mapToLong(Shape::lengthBytes).max().orElse(0);
        Set<BufferKind> buffers = EnumSet.noneOf(BufferKind.class);
        shapes.forEach(shape -> buffers.add(shape.buffer()));
        return new ShapeSource() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public Shape next() {
                return iterator.next();
            }

            @Override
            public long footprintBytes() {
                return footprint;
            }

            @Override
            public int maxSegments() {
                return segments;
            }

            @Override
            public long count() {
                return shapes.size();
            }

            @Override
            public long longestBytes() {
                return longest;
            }

            @Override
            public Set<BufferKind> buffers() {
                return buffers;
            }
        };
    }
}
