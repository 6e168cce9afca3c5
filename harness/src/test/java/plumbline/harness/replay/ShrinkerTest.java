package plumbline.harness.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.harness.check.FindingKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.Recordings;
import plumbline.harness.run.RecordingRunner;
import plumbline.harness.run.StopFlag;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.Verdict;

/** Ten thousand random requests against devices of which it is known what is wrong with them. */
class ShrinkerTest {
    private static final int REQUESTS = 10_000;
    private static final Recording RECORDING = random();

    /** A device: which requests, in order, show what is wrong with it. */
    record Device(String name, Predicate<List<Shape>> shows, int requests, int segments) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Device> devices() {
        return Stream.of(
                new Device("a read off its page", shapes -> shapes.stream().anyMatch(ShrinkerTest::readOffPage), 1, 1),
                new Device(
                        "segments that meet within a page",
                        shapes -> shapes.stream()
                                .anyMatch(shape -> shape.segments().count() > 1),
                        1,
                        2),
                new Device("a lost write", shapes -> count(shapes, ShrinkerTest::isWriteThenRead) > 0, 2, 2),
                new Device(
                        "a write that is lost behind another",
                        shapes -> count(shapes, ShrinkerTest::isWriteThenRead) > 0
                                && shapes.stream().anyMatch(shape -> shape.lengthBytes() > 8192),
                        3,
                        3));
    }

    @ParameterizedTest
    @MethodSource("devices")
    void shouldLeaveTheFewRequestsThatShowIt(Device device) throws InterruptedException {
        Shrinker.Outcome outcome = shrunk(recording -> device.shows().test(shapes(recording)), new StopFlag());

        assertThat(outcome.smallest().requests().count()).isLessThanOrEqualTo(device.requests());
        assertThat(outcome.smallest()
                        .requests()
                        .mapToInt(request -> request.shape().segments().count())
                        .sum())
                .isLessThanOrEqualTo(device.segments());
        assertThat(device.shows().test(shapes(outcome.smallest()))).isTrue();
        assertThat(outcome.tries()).isLessThan(400);
        assertThat(outcome.after()).hasToString("3 of 3");
    }

    @Test
    void shouldTryOftenWhatComesSeldom() throws InterruptedException {
        SplittableRandom dice = new SplittableRandom(3);

        Shrinker.Outcome outcome = shrunk(
                recording -> shapes(recording).stream().anyMatch(ShrinkerTest::readOffPage) && dice.nextInt(10) < 4,
                new StopFlag());

        assertThat(outcome.before().shown()).isBetween(1, 9);
        assertThat(outcome.smallest().requests().count()).isLessThanOrEqualTo(3);
    }

    @Test
    void shouldKeepTheBestSoFarWhenItIsStopped() throws InterruptedException {
        StopFlag stop = new StopFlag();
        int[] tries = {0};

        Shrinker.Outcome outcome = shrunk(
                recording -> {
                    if (++tries[0] == 8) {
                        stop.set();
                    }
                    return count(shapes(recording), ShrinkerTest::isWriteThenRead) > 0;
                },
                stop);

        assertThat(outcome.smallest().requests().count()).isLessThan(REQUESTS);
        assertThat(tries[0]).isLessThanOrEqualTo(9);
    }

    @Test
    void shouldLeaveAloneWhatDoesNotComeBack() throws InterruptedException {
        Shrinker.Outcome outcome = shrunk(recording -> false, new StopFlag());

        assertThat(outcome.before()).hasToString("0 of 10");
        assertThat(outcome.obstacle()).contains("played");
        assertThat(outcome.smallest()).isEqualTo(RECORDING);
    }

    @Test
    void shouldSearchAgainWhenHasteTookForShownWhatIsNot() throws InterruptedException {
        Carrier hasty = device(recording -> true);
        Carrier sure = device(recording -> count(shapes(recording), ShrinkerTest::isWriteThenRead) > 0);

        Shrinker.Outcome outcome =
                new Shrinker(RECORDING, FindingKind.WRONG_DATA, hasty, sure, new Unheard(), new StopFlag()).shrink();

        assertThat(outcome.smallest().requests()).hasSize(2);
        assertThat(outcome.after()).hasToString("3 of 3");
    }

    private static Shrinker.Outcome shrunk(Predicate<Recording> shows, StopFlag stop) throws InterruptedException {
        Carrier device = device(shows);
        return new Shrinker(RECORDING, FindingKind.WRONG_DATA, device, device, new Unheard(), stop).shrink();
    }

    private static Carrier device(Predicate<Recording> shows) {
        return recording -> RecordingRunner.Outcome.without(
                recording,
                Verdict.FAILED,
                "played",
                shows.test(recording) ? List.of(Finding.of(FindingKind.WRONG_DATA, "played")) : List.of());
    }

    private record Unheard() implements Shrinker.Listener {
        @Override
        public void tried(Recording best, int tries) {}

        @Override
        public void smaller(Recording best) {}
    }

    private static List<Shape> shapes(Recording recording) {
        return Flat.of(recording).stream().map(Flat.Placed::shape).toList();
    }

    private static boolean readOffPage(Shape shape) {
        return shape.direction() == Direction.READ && shape.segments().memoryOffset(0) % 4096 != 0;
    }

    private static boolean isWriteThenRead(Shape one, Shape other) {
        return one.direction() == Direction.WRITE
                && other.direction() == Direction.READ
                && one.offset() < other.offset() + other.lengthBytes()
                && other.offset() < one.offset() + one.lengthBytes();
    }

    private interface Pair {
        boolean test(Shape one, Shape other);
    }

    /** Neighbours and near neighbours alone: enough to find some, and quick. */
    private static long count(List<Shape> shapes, Pair pair) {
        long found = 0;
        for (int i = 0; i < shapes.size(); i++) {
            for (int j = i + 1; j < Math.min(shapes.size(), i + 40); j++) {
                found += pair.test(shapes.get(i), shapes.get(j)) ? 1 : 0;
            }
        }
        return found;
    }

    private static Recording random() {
        SplittableRandom random = new SplittableRandom(5);
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            List<Segment> segments = new ArrayList<>();
            for (int j = random.nextInt(1, 5); j > 0; j--) {
                segments.add(new Segment(512L * random.nextInt(8) + 65536L * j, 512L * random.nextInt(1, 33)));
            }
            Direction direction = random.nextBoolean() ? Direction.READ : Direction.WRITE;
            shapes.add(new Shape(direction, 512L * random.nextInt(8000), Segments.of(segments)));
        }
        return Recordings.of("file:8M | loop:dio", "uring-vector:async", 16, shapes.toArray(Shape[]::new));
    }
}
