package plumbline.harness.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;

class SourceCheckerTest {
    private final StandIn kernel = new StandIn();
    private final SourceChecker checker = new SourceChecker(kernel.oracle());

    @AfterEach
    void close() {
        kernel.close();
    }

    /** Writes of whole words, and of bytes; the first segment is 1024 bytes long or a little more. */
    static Stream<Shape> shapes() {
        Segments words = Segments.of(List.of(new Segment(8192, 1024), new Segment(8, 1032)));
        return Stream.of(
                Shape.write(4096, words),
                Shape.write(4099, words),
                Shape.write(4096, Segments.of(List.of(new Segment(8192, 1029), new Segment(3, 5)))));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldSayNothingOfASourceThatIsAsItWas(Shape shape) {
        assertThat(kernel.said(checker, kernel.issued(shape), shape.lengthBytes()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldFindAChangeAtBothEndsOfASegmentWhateverTheAnswerWas(Shape shape) {
        long first = shape.segments().lengthBytes(0);
        assertThat(saidOfChangeAt(shape, 0, -5)).containsExactly(changed(shape, 0));
        assertThat(saidOfChangeAt(shape, first - 1, 0)).containsExactly(changed(shape, 0));
        assertThat(saidOfChangeAt(shape, first, 512)).containsExactly(changed(shape, 1));
        assertThat(saidOfChangeAt(shape, shape.lengthBytes() - 1, 4096)).containsExactly(changed(shape, 1));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldNameTheFirstOfTheSegmentsThatChanged(Shape shape) {
        IoSlot slot = kernel.issued(shape);
        SlotBytes.flip(slot, shape.offset());
        SlotBytes.flip(slot, shape.offset() + shape.lengthBytes() - 1);

        assertThat(kernel.said(checker, slot, shape.lengthBytes())).containsExactly(changed(shape, 0));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldNotJudgeReads(Shape shape) {
        IoSlot read = kernel.issued(shape.withDirection(Direction.READ));

        assertThat(kernel.said(checker, read, shape.lengthBytes())).isEmpty();
    }

    private List<String> saidOfChangeAt(Shape shape, long distance, long result) {
        IoSlot slot = kernel.issued(shape);
        SlotBytes.flip(slot, shape.offset() + distance);
        return kernel.said(checker, slot, result);
    }

    private static String changed(Shape shape, int segment) {
        return "StrayWrite: " + shape + " changed its own source buffer, in segment " + segment;
    }
}
