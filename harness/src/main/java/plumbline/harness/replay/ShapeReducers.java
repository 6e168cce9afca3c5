package plumbline.harness.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;
import plumbline.harness.recording.Recording;
import plumbline.harness.replay.Flat.Placed;

/** Plainer, shorter and rounder requests. */
final class ShapeReducers {
    private static final long PAGE = 4096;
    private static final long SECTOR = 512;

    private ShapeReducers() {}

    /** No flags, and memory of no special kind. */
    static Stream<Recording> plainMemory(Recording recording) {
        UnaryOperator<Shape> noFlags = shape -> shape.withFlags(Set.of());
        UnaryOperator<Shape> anonymous = shape -> shape.withBuffer(BufferKind.ANONYMOUS);
        return Stream.of(noFlags, anonymous)
                .flatMap(change -> changed(recording, shape -> Stream.of(change.apply(shape))));
    }

    /** Everything in one piece, then a half or one of the segments left out. */
    static Stream<Recording> fewerSegments(Recording recording) {
        return changed(recording, ShapeReducers::fewerSegments);
    }

    private static Stream<Shape> fewerSegments(Shape shape) {
        List<Segment> all = shape.segments().asList();
        if (all.size() == 1) {
            return Stream.empty();
        }
        Segments whole = Segments.single(all.getFirst().memoryOffset(), shape.lengthBytes());
        Stream<List<Segment>> halves =
                Stream.of(all.subList(0, all.size() / 2), all.subList(all.size() / 2, all.size()));
        Stream<List<Segment>> singles = IntStream.range(0, all.size()).mapToObj(i -> without(all, i));
        return Stream.concat(
                        Stream.of(whole),
                        Stream.concat(halves, singles)
                                .filter(list -> list.size() < all.size())
                                .map(Segments::of))
                .map(segments -> with(shape, segments));
    }

    private static List<Segment> without(List<Segment> all, int index) {
        List<Segment> less = new ArrayList<>(all);
        less.remove(index);
        return less;
    }

    /** A sector, a page, half of the pages, of several segments each; then the same of what stands in front. */
    static Stream<Recording> shorter(Recording recording) {
        return Stream.concat(
                changed(recording, ShapeReducers::shorter), changed(recording, ShapeReducers::shorterInFront));
    }

    private static Stream<Shape> shorterInFront(Shape shape) {
        return lengths(shape.lengthBytes()).mapToObj(length -> shape.from(shape.lengthBytes() - length));
    }

    private static Stream<Shape> shorter(Shape shape) {
        List<Segment> all = shape.segments().asList();
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> lengths(all.get(i).length()).mapToObj(length -> {
                    List<Segment> less = new ArrayList<>(all);
                    less.set(i, new Segment(all.get(i).memoryOffset(), length));
                    return with(shape, Segments.of(less));
                }));
    }

    private static LongStream lengths(long length) {
        return LongStream.of(
                        SECTOR,
                        PAGE,
                        length / 2 / PAGE * PAGE,
                        length - PAGE,
                        length / 2 / SECTOR * SECTOR,
                        length / SECTOR * SECTOR)
                .distinct()
                .filter(less -> less > 0 && less < length);
    }

    /** Segments on pages, or at rounder places in them, side by side. */
    static Stream<Recording> rounderMemory(Recording recording) {
        return changed(recording, ShapeReducers::rounderMemory);
    }

    private static Stream<Shape> rounderMemory(Shape shape) {
        List<Segment> all = shape.segments().asList();
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> places(all.get(i).memoryOffset()).mapToObj(place -> {
                    List<Segment> moved = new ArrayList<>(all);
                    moved.set(i, new Segment(place, all.get(i).length()));
                    return with(shape, Segments.of(moved));
                }));
    }

    private static LongStream places(long offset) {
        long inPage = offset % PAGE;
        return LongStream.of(0, offset - inPage, inPage, SECTOR, Long.highestOneBit(inPage))
                .distinct()
                .filter(place -> place < offset
                        || (place != offset && Long.numberOfTrailingZeros(place) > Long.numberOfTrailingZeros(offset)));
    }

    /** All requests moved down together, then each by itself. */
    static Stream<Recording> nearerTheStart(Recording recording) {
        long least = recording
                .requests()
                .mapToLong(request -> request.shape().offset())
                .min()
                .orElse(0);
        Stream<Recording> together = LongStream.of(least, least / PAGE * PAGE, least / SECTOR * SECTOR)
                .distinct()
                .filter(delta -> delta > 0)
                .mapToObj(delta -> Flat.map(recording, shape -> at(shape, shape.offset() - delta)));
        return together;
    }

    /** Every shape changed in the same way at once, then one after the other. */
    private static Stream<Recording> changed(Recording recording, Function<Shape, Stream<Shape>> changes) {
        List<Placed> all = Flat.of(recording);
        Recording everywhere =
                Flat.map(recording, shape -> changes.apply(shape).findFirst().orElse(shape));
        Stream<Recording> singly = IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> changes.apply(all.get(i).shape()).map(shape -> {
                    List<Placed> other = new ArrayList<>(all);
                    other.set(i, all.get(i).with(shape));
                    return Flat.recording(recording, other);
                }));
        return Stream.concat(Stream.of(everywhere), singly).filter(other -> !other.equals(recording));
    }

    private static Shape with(Shape shape, Segments segments) {
        return new Shape(shape.direction(), shape.offset(), segments, shape.buffer(), shape.flags());
    }

    private static Shape at(Shape shape, long offset) {
        return new Shape(shape.direction(), offset, shape.segments(), shape.buffer(), shape.flags());
    }
}
