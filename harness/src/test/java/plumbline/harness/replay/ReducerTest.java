package plumbline.harness.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.harness.check.FindingKind;
import plumbline.harness.plan.Flush;
import plumbline.harness.plan.RangeControl;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;
import plumbline.harness.plan.ShapeText;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.Recordings;

class ReducerTest {
    private static final Shape WRITE = Shape.write(
            73728, Segments.of(List.of(new Segment(5120, 3072), new Segment(1, 4096), new Segment(16384, 5120))));
    private static final Shape READ = Shape.read(73728, Segments.single(1536, 12288));
    private static final Recording RECORDING = Recordings.of(
            "[file:8M, file:16M] | loop:dio,bs=512 | raid0:chunk=4k,layout=original",
            "uring-fixed:vector,async,files",
            8,
            WRITE,
            READ);

    @Test
    void shouldLeaveOutOneFsyncAfterTheOther() {
        Recording recording = Recordings.of(FindingKind.LOST_PROMISE, "file", Flush.BELOW, Flush.TARGET);

        assertThat(ControlReducers.fewer(recording))
                .containsExactly(
                        Recordings.of(FindingKind.LOST_PROMISE, "file", Flush.TARGET),
                        Recordings.of(FindingKind.LOST_PROMISE, "file", Flush.BELOW));
    }

    @Test
    void shouldHalveRangesBeforeItLeavesOutOne() {
        Recording recording = zeroed(range(0, 512), range(512, 512), range(1024, 512), range(4096, 512));

        assertThat(ControlReducers.fewer(recording))
                .startsWith(zeroed(range(0, 512), range(512, 512)), zeroed(range(1024, 512), range(4096, 512)))
                .hasSize(2 + 4);
    }

    @Test
    void shouldMakeRangesShorterAndThenNearer() {
        assertThat(ControlReducers.shorter(zeroed(range(12288, 16384))))
                .containsExactly(
                        zeroed(range(12288, 512)),
                        zeroed(range(12288, 4096)),
                        zeroed(range(12288, 8192)),
                        zeroed(range(0, 16384)),
                        zeroed(range(512, 16384)),
                        zeroed(range(4096, 16384)));
    }

    private static Recording zeroed(RangeControl... ranges) {
        return Recordings.of(FindingKind.CONTRACT_BROKEN, "file | loop", ranges);
    }

    private static RangeControl range(long offset, long lengthBytes) {
        return new RangeControl(RangeControl.Way.BLKZEROOUT, offset, lengthBytes);
    }

    /** What must be kept, and what becomes of the recording when nothing else matters. */
    record Need(String name, Predicate<Recording> kept, String stack, String engine, List<String> requests) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Need> needs() {
        return Stream.of(
                new Need("nothing", all -> true, "file", "pread", List.of("write 512@0 [512@0]", "read 512@0 [512@0]")),
                new Need(
                        "a raid",
                        all -> all.header().stack().contains("raid0"),
                        "file | loop | raid0",
                        "pread",
                        List.of("write 512@0 [512@0]", "read 512@0 [512@0]")),
                new Need(
                        "workers and two segments",
                        all -> all.parts().getFirst().engine().contains("async")
                                && Flat.of(all).getFirst().shape().segments().count() > 1,
                        "file",
                        "uring-fixed:async,vector",
                        List.of("write 1024@0 [512@0+512@0]", "read 512@0 [512@0]")),
                new Need(
                        "memory that is not on a page",
                        all -> Flat.of(all).getLast().shape().segments().memoryOffset(0) % 4096 != 0,
                        "file",
                        "pread",
                        List.of("write 512@0 [512@0]", "read 512@0 [512@512]")));
    }

    @ParameterizedTest
    @MethodSource("needs")
    void shouldLeaveNothingThatDoesNotMatter(Need need) {
        Recording least = reduced(need.kept());

        assertThat(least.header().stack()).isEqualTo(need.stack());
        assertThat(least.parts().getFirst().engine()).isEqualTo(need.engine());
        assertThat(least.requests().map(request -> ShapeText.of(request.shape())))
                .containsExactlyElementsOf(need.requests());
        assertThat(least.parts().getFirst().stages().getFirst().depth()).isOne();
    }

    /** Every reducer until none finds anything more: it must come to an end. */
    private static Recording reduced(Predicate<Recording> kept) {
        Recording best = RECORDING;
        for (int steps = 0; steps < 1000; steps++) {
            Recording now = best;
            Recording next = Reducer.all().stream()
                    .flatMap(reducer -> reducer.candidates(now))
                    .filter(kept)
                    .findFirst()
                    .orElse(now);
            if (next.equals(best)) {
                return best;
            }
            best = next;
        }
        throw new AssertionError("the reducers do not come to an end");
    }

    @Test
    void shouldGuessWhatTheFindingNeeds() {
        Shape elsewhere = Shape.write(0, Segments.single(0, 4096));
        Recording recording = Recordings.of("file:4M", "pread", 1, elsewhere, WRITE, elsewhere, READ);

        List<List<Shape>> guesses = Focus.candidates(recording, FindingKind.WRONG_DATA)
                .map(guess -> Flat.of(guess).stream().map(Flat.Placed::shape).toList())
                .toList();

        assertThat(guesses).startsWith(List.of(READ), List.of(WRITE, READ));
    }
}
