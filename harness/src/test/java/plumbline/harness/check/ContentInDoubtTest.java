package plumbline.harness.check;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.harness.check.StandIn.PATTERN;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.oracle.Oracle.Outcome;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;

/** Reads of what more than one content is legal for, or one that is no pattern. */
class ContentInDoubtTest {
    private static final Shape READ =
            Shape.read(8192, Segments.of(List.of(new Segment(512, 2048), new Segment(6144, 2048))));

    private final StandIn kernel = new StandIn();
    private final ContentChecker checker = new ContentChecker(kernel.oracle());

    ContentInDoubtTest() {
        kernel.written(0, StandIn.SIZE_BYTES);
    }

    @AfterEach
    void close() {
        kernel.close();
    }

    @Test
    void shouldAllowWhatWasLegalAtAnyMomentOfTheRead() {
        IoSlot slot = kernel.answered(READ);
        kernel.written(8192, 4096);
        assertThat(said(slot, 4096)).isEmpty();

        SlotBytes.flip(slot, 8192 + 1000);
        assertThat(said(slot, 4096)).containsExactly("WrongData: " + READ + " brought wrong bytes, the first at 9192");
    }

    @Test
    void shouldAllowAnythingWhereNothingCanBeSaid() {
        kernel.oracle().forget(8704, 512);
        IoSlot slot = kernel.answered(READ);

        assertThat(said(slot, 4096)).isEmpty();
        SlotBytes.flip(slot, 9216);
        assertThat(said(slot, 4096)).hasSize(1);
    }

    @Test
    void shouldExpectZerosWhereNothingWasWritten() {
        try (StandIn fresh = new StandIn()) {
            IoSlot slot = fresh.answered(READ);
            assertThat(fresh.said(new ContentChecker(fresh.oracle()), slot, 4096))
                    .isEmpty();
            SlotBytes.flip(slot, 12_287);
            assertThat(fresh.said(new ContentChecker(fresh.oracle()), slot, 4096))
                    .hasSize(1);
        }
    }

    @Test
    void shouldJudgeOnlyWholeWordsWhileTwoWritesMayHaveLeftEither() {
        int first = kernel.oracle().beginWrite(8192, 512);
        kernel.oracle().beginWrite(8192, 512);
        kernel.oracle().endWrite(8192, 512, first, Outcome.COMPLETE);
        Shape shape = Shape.read(8195, Segments.single(0, 30));
        IoSlot slot = kernel.issued(shape);
        for (long at = 8195; at < 8225; at++) {
            SlotBytes.put(slot, at, PATTERN.byteAt(at, at < 8208 ? 2 : 3));
        }
        assertThat(said(slot, 30)).isEmpty();

        SlotBytes.flip(slot, 8196);
        SlotBytes.flip(slot, 8224);
        assertThat(said(slot, 30)).isEmpty();
        SlotBytes.flip(slot, 8223);
        assertThat(said(slot, 30)).containsExactly("WrongData: " + shape + " brought wrong bytes, the first at 8216");
        SlotBytes.flip(slot, 8200);
        assertThat(said(slot, 30)).containsExactly("WrongData: " + shape + " brought wrong bytes, the first at 8200");
    }

    private List<String> said(IoSlot slot, long result) {
        return kernel.said(checker, slot, result);
    }
}
