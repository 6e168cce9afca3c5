package plumbline.harness.check;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.harness.check.StandIn.PATTERN;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;

class ContentCheckerTest {
    private static final Segments HALVES = Segments.of(List.of(new Segment(512, 2048), new Segment(6144, 2048)));
    private static final Shape READ = Shape.read(8192, HALVES);

    private final StandIn kernel = new StandIn();
    private final ContentChecker checker = new ContentChecker(kernel.oracle());

    ContentCheckerTest() {
        kernel.written(0, StandIn.SIZE_BYTES);
    }

    @AfterEach
    void close() {
        kernel.close();
    }

    /** Reads of whole sectors, of whole words and of neither. */
    static Stream<Shape> shapes() {
        return Stream.of(
                READ,
                READ.at(8192 + 520),
                READ.at(8192 + 3),
                Shape.read(8192, Segments.of(List.of(new Segment(0, 1029), new Segment(4096, 3067)))),
                Shape.read(100, Segments.single(5, 13)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldSayNothingOfBytesThatAreRight(Shape shape) {
        kernel.written(9216, 512);

        assertThat(said(kernel.answered(shape), shape.lengthBytes())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldFindTheFirstAndTheLastByte(Shape shape) {
        long last = shape.offset() + shape.lengthBytes() - 1;
        for (long wrong : new long[] {shape.offset(), last}) {
            IoSlot slot = kernel.answered(shape);
            SlotBytes.flip(slot, wrong);

            assertThat(said(slot, shape.lengthBytes()))
                    .containsExactly("WrongData: " + shape + " brought wrong bytes, the first at " + wrong);
        }
    }

    @Test
    void shouldFindAnOlderGeneration() {
        kernel.written(9216, 512);
        IoSlot slot = kernel.answered(READ);
        SlotBytes.put(slot, 9216, PATTERN.byteAt(9216, 1));

        assertThat(said(slot, 4096)).containsExactly("WrongData: " + READ + " brought wrong bytes, the first at 9216");
    }

    @Test
    void shouldNotJudgeWhatLiesBehindTheBytesThatTheKernelCounted() {
        IoSlot slot = kernel.answered(READ);
        SlotBytes.flip(slot, 8192 + 2560);

        assertThat(said(slot, 2560)).isEmpty();
        assertThat(said(slot, 2568)).hasSize(1);
        assertThat(said(slot, 2561)).hasSize(1);
        assertThat(said(slot, 1 << 20)).hasSize(1);
    }

    @Test
    void shouldJudgeNeitherWritesNorReadsThatBroughtNothing() {
        IoSlot untouched = kernel.issued(READ);

        assertThat(said(untouched, 0)).isEmpty();
        assertThat(said(untouched, -5)).isEmpty();
        assertThat(said(untouched, 1)).hasSize(1);
        assertThat(said(kernel.loaded(Shape.write(8192, HALVES)), 4096)).isEmpty();
    }

    private List<String> said(IoSlot slot, long result) {
        return kernel.said(checker, slot, result);
    }
}
