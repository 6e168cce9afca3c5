package plumbline.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.harness.plan.Segments.Segment;

class SegmentsTest {
    private static final Segment SECOND = new Segment(4096, 768);
    private static final Segments BOTH = Segments.of(List.of(new Segment(768, 3328), SECOND));

    @Test
    void shouldKnowEachSegmentAndAllTogether() {
        assertThat(BOTH.count()).isEqualTo(2);
        assertThat(BOTH.memoryOffset(0)).isEqualTo(768);
        assertThat(BOTH.lengthBytes(1)).isEqualTo(768);
        assertThat(BOTH.totalBytes()).isEqualTo(4096);
        assertThat(BOTH.footprintBytes()).isEqualTo(4864);
        assertThat(BOTH.asList()).containsExactly(new Segment(768, 3328), SECOND);
    }

    @Test
    void shouldReachAsFarAsTheSegmentThatEndsLastInMemory() {
        assertThat(Segments.of(List.of(new Segment(8192, 512), new Segment(0, 512)))
                        .footprintBytes())
                .isEqualTo(8704);
        assertThat(Segments.of(List.of()).footprintBytes()).isZero();
    }

    @Test
    void shouldRefuseWhatIsNegative() {
        assertThatThrownBy(() -> Segments.single(-1, 512))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a segment's offset and length must not be negative: memoryOffset=-1, length=512");
        assertThatThrownBy(() -> Segments.single(0, -1))
                .hasMessage("a segment's offset and length must not be negative: memoryOffset=0, length=-1");
        assertThat(Segments.single(0, 0).totalBytes()).isZero();
    }

    @Test
    void shouldConsistOfWordsOnlyWhenEverySegmentDoes() {
        assertThat(BOTH.wordAligned()).isTrue();
        assertThat(Segments.single(3, 16).wordAligned()).isTrue();
        assertThat(Segments.of(List.of(new Segment(0, 12), new Segment(16, 8))).wordAligned())
                .isFalse();
    }

    @Test
    void shouldFindTheGapsOnTheTouchedPages() {
        assertThat(BOTH.gaps()).containsExactly(new Segment(0, 768), new Segment(4864, 3328));
        assertThat(Segments.single(0, 4096).gaps()).isEmpty();
        assertThat(Segments.of(List.of(new Segment(4096, 4096), new Segment(0, 1)))
                        .gaps())
                .containsExactly(new Segment(1, 4095));
    }

    @Test
    void shouldFindNoGapWhereSegmentsOverlap() {
        assertThat(Segments.of(List.of(new Segment(0, 3072), new Segment(512, 512), new Segment(2048, 2048)))
                        .gaps())
                .isEmpty();
        assertThat(Segments.of(List.of(new Segment(0, 3072), new Segment(512, 512)))
                        .gaps())
                .containsExactly(new Segment(3072, 1024));
    }

    @Test
    void shouldBeCutAnywhere() {
        assertThat(BOTH.from(0)).isEqualTo(BOTH);
        assertThat(BOTH.from(100)).isEqualTo(Segments.of(List.of(new Segment(868, 3228), SECOND)));
        assertThat(BOTH.from(3328)).isEqualTo(Segments.of(List.of(SECOND)));
        assertThat(BOTH.from(3329)).isEqualTo(Segments.single(4097, 767));
        assertThat(BOTH.upTo(4096)).isEqualTo(BOTH);
        assertThat(BOTH.upTo(3329)).isEqualTo(Segments.of(List.of(new Segment(768, 3328), new Segment(4096, 1))));
        assertThat(BOTH.upTo(3328)).isEqualTo(Segments.single(768, 3328));
        assertThat(BOTH.upTo(1)).isEqualTo(Segments.single(768, 1));
    }

    @Test
    void shouldEqualOnlyTheSameSegmentsInTheSameOrder() {
        assertThat(BOTH)
                .isEqualTo(Segments.of(BOTH.asList()))
                .hasSameHashCodeAs(Segments.of(BOTH.asList()))
                .isNotEqualTo(Segments.of(BOTH.asList().reversed()))
                .isNotEqualTo(Segments.single(768, 3328))
                .isNotEqualTo("3328@768+768@4096");
        assertThat(Segments.single(0, 512)).isNotEqualTo(Segments.single(512, 512));
        assertThat(Segments.single(0, 512)).isNotEqualTo(Segments.single(0, 1024));
        assertThat(Segments.single(0, 512).hashCode())
                .isNotEqualTo(Segments.single(0, 1024).hashCode())
                .isNotEqualTo(Segments.single(512, 512).hashCode());
    }

    @Test
    void shouldBeShownWholeOrInBrief() {
        Segments eight = Segments.of(Collections.nCopies(8, SECOND));
        Segments nine = Segments.of(Collections.nCopies(9, SECOND));

        assertThat(BOTH).hasToString("3328@768+768@4096");
        assertThat(eight.brief()).isEqualTo(eight.toString());
        assertThat(nine).hasToString(eight + "+768@4096");
        assertThat(nine.brief()).isEqualTo(eight + "+… 9 segments");
    }
}
