package plumbline.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.harness.check.RequestRecord;
import plumbline.harness.diagnosis.TargetEdges.Edge;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments.Segment;

class EdgeFinderTest {
    private static final long HUGE = 2 << 20;

    /** 16 KiB from 8704 on: up to 12800 and up to 25088. */
    private static final List<Segment> SEGMENTS = List.of(new Segment(512, 4096), new Segment(HUGE - 6144, 12_288));

    private static final EdgeFinder FINDER = finder(
            new TargetEdges(List.of(Edge.every("chunk", 65_536), Edge.every("logical block", 512)), 10_240),
            8704,
            SEGMENTS);

    @Test
    void shouldNameASegmentBeforeAllElse() {
        assertThat(FINDER.describe(12_800, 12_801)).isEqualTo("segment");
    }

    @Test
    void shouldNameTheEndsOfTheRequest() {
        assertThat(FINDER.describe(8704, 9000)).isEqualTo("request");
        assertThat(FINDER.describe(25_000, 25_088)).isEqualTo("request");
    }

    @Test
    void shouldNameWhatTheDriverTakesAtOnceBeforeTheMemory() {
        assertThat(FINDER.describe(18_944, 18_945)).isEqualTo("max_sectors");
        assertThat(finder(new TargetEdges(List.of(), 0), 8704, SEGMENTS).describe(18_944, 18_945))
                .isEqualTo("huge page");
    }

    @Test
    void shouldNameThePagesOfMemory() {
        assertThat(FINDER.describe(8704 + 3584, 8704 + 3585)).isEqualTo("page");
        assertThat(FINDER.describe(12_800 + 2048, 12_800 + 2049)).isEqualTo("page");
        assertThat(FINDER.describe(12_800 + 2047, 12_800 + 2048)).isEqualTo("page");
        assertThat(FINDER.describe(12_800 + 2049, 12_800 + 2050)).isNull();
    }

    @Test
    void shouldNameAnEdgeOfTheTargetWhenTheRequestHasNone() {
        assertThat(FINDER.describe(9728, 9729)).isEqualTo("logical block");
        assertThat(FINDER.describe(65_536, 65_537)).isEqualTo("chunk");
        assertThat(FINDER.describe(9729, 9730)).isNull();
    }

    @Test
    void shouldNameTheEndOfARunThatBeginsAtNoEdge() {
        assertThat(FINDER.describe(9729, 12_800)).isEqualTo("segment");
        assertThat(FINDER.describe(9728, 12_800)).isEqualTo("logical block");
    }

    private static EdgeFinder finder(TargetEdges edges, long offset, List<Segment> segments) {
        long length = segments.stream().mapToLong(Segment::length).sum();
        return new EdgeFinder(
                new RequestRecord(1, Direction.READ, offset, length, segments, BufferKind.ANONYMOUS, 0, 0), edges);
    }
}
