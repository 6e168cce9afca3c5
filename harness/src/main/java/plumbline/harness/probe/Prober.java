package plumbline.harness.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import plumbline.bindings.mem.Mapping;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineTraits;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;

/** Finds out what one engine accepts in one direction. */
final class Prober {
    private static final String NOT_TRIED = "not tried";
    private static final long PAGE_BYTES = Mapping.PAGE_BYTES;

    private final Asker asker;
    private final Window window;
    private final EngineTraits engine;
    private final Direction direction;
    private final Predicate<Shape> mayTry;
    private final long wholeBytes;
    private final Map<Shape, Trial> asked = new HashMap<>();
    private final Map<String, String> refusals = new HashMap<>();

    Prober(
            Asker asker,
            Window window,
            EngineTraits engine,
            Direction direction,
            Contract contract,
            Predicate<Shape> may) {
        this.asker = asker;
        this.window = window;
        this.engine = engine;
        this.direction = direction;
        this.mayTry = may;
        this.wholeBytes = Math.max(PAGE_BYTES, contract.unitBytes());
    }

    Measured measure() {
        long memory = least("memoryAlign", PAGE_BYTES, at -> shape(0, List.of(new Segment(at, wholeBytes))));
        long offset = least("offsetAlign", wholeBytes, at -> shape(at, List.of(new Segment(0, wholeBytes))));
        long length = least("lengthAlign", wholeBytes, more -> shape(0, List.of(new Segment(0, wholeBytes + more))));
        long segment = engine.vectored() ? least("segmentLengthAlign", wholeBytes, this::inTwo) : 0;
        long most = engine.vectored() ? mostSegments(Math.max(segment, length)) : 1;
        if (memory > 0) {
            sweep(memory, offset);
        }
        return new Measured(memory, offset, length, segment, most, refusals, asker.data(direction));
    }

    private long least(String name, long most, LongFunction<Shape> shapes) {
        long least = Bisection.leastPower(most, value -> isAccepted(shapes.apply(value)));
        Shape refused = shapes.apply(least == 0 ? most : least / 2);
        if (least != 1) {
            Trial trial = asked.get(refused);
            refusals.put(name, trial == null ? NOT_TRIED : trial.answer());
        }
        return least;
    }

    private Shape shape(long offset, List<Segment> segments) {
        return new Shape(direction, window.start() + offset, Segments.of(segments));
    }

    /** Three whole lengths in two segments, the cut so many bytes behind a whole one. */
    private Shape inTwo(long more) {
        return shape(
                0,
                List.of(
                        new Segment(0, wholeBytes + more),
                        new Segment(Mapping.pagesUp(2 * wholeBytes), 2 * wholeBytes - more)));
    }

    private long mostSegments(long segmentBytes) {
        if (segmentBytes == 0) {
            return 0;
        }
        long room = Math.min(window.lengthBytes() / segmentBytes, Contract.MOST_SEGMENTS);
        return isAccepted(segments(room, segmentBytes))
                ? room
                : Bisection.greatest(0, room, count -> count == 0 || isAccepted(segments(count, segmentBytes)));
    }

    private Shape segments(long count, long segmentBytes) {
        List<Segment> segments = new ArrayList<>();
        long step = Math.max(segmentBytes, 512);
        for (int i = 0; i < count; i++) {
            segments.add(new Segment(i * step, segmentBytes));
        }
        return shape(0, segments);
    }

    /** Every place of a page that is accepted: bytes can be wrong at one and right at those around it. */
    private void sweep(long memoryAlign, long offsetAlign) {
        for (long inPage : places()) {
            if (inPage % memoryAlign == 0) {
                isAccepted(shape(0, List.of(new Segment(inPage, wholeBytes))));
                isAccepted(shape(wholeBytes, List.of(new Segment(inPage, 2 * wholeBytes))));
            }
        }
        for (long at = offsetAlign; offsetAlign > 0 && at < wholeBytes; at += Math.max(offsetAlign, 512)) {
            isAccepted(shape(at, List.of(new Segment(0, wholeBytes))));
        }
    }

    private static SortedSet<Long> places() {
        SortedSet<Long> places = new TreeSet<>();
        for (long at = 0; at < PAGE_BYTES; at += 512) {
            places.add(at);
        }
        for (long power = 1; power < PAGE_BYTES; power *= 2) {
            places.addAll(List.of(power - 1, power, power + 1));
        }
        return places;
    }

    private boolean isAccepted(Shape shape) {
        if (!mayTry.test(shape)) {
            return false;
        }
        Trial trial = asked.get(shape);
        if (trial == null) {
            trial = asker.ask(shape);
            asked.put(shape, trial);
        }
        return trial.isAccepted();
    }
}
