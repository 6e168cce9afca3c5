package plumbline.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import plumbline.harness.plan.Plan.Phase;
import plumbline.harness.plan.Segments.Segment;

class PlanTest {
    private static final Shape WIDE = Shape.write(0, Segments.single(4096, 512));
    private static final Shape LONG = Shape.read(
                    0, Segments.of(List.of(new Segment(0, 4096), new Segment(0, 4096), new Segment(0, 4096))))
            .withBuffer(BufferKind.SHARED);

    @Test
    void shouldNeedWhatTheMostDemandingOfItsPhasesNeeds() {
        Plan plan = Plan.of(Phase.of("wide", 2, List.of(WIDE)), Phase.of("long", 7, List.of(LONG, WIDE.at(512))));

        assertThat(plan.footprintBytes()).isEqualTo(4608);
        assertThat(plan.longestBytes()).isEqualTo(12_288);
        assertThat(plan.maxSegments()).isEqualTo(3);
        assertThat(plan.maxDepth()).isEqualTo(7);
        assertThat(plan.buffers()).containsExactly(BufferKind.ANONYMOUS, BufferKind.SHARED);
    }

    @Test
    void shouldNeedNothingWhenItIsEmpty() {
        assertThat(Plan.of().footprintBytes()).isZero();
        assertThat(Plan.of().longestBytes()).isZero();
        assertThat(Plan.of().maxSegments()).isZero();
        assertThat(Plan.of().maxDepth()).isOne();
        assertThat(Plan.of().buffers()).isEmpty();
    }

    @Test
    void shouldHaveADepthInEachPhase() {
        assertThat(Phase.of("alone", 1, List.of()).depth()).isOne();
        assertThatThrownBy(() -> Phase.of("none", 0, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a phase's depth must be positive: depth=0");
    }

    @Test
    void shouldNotChangeWithTheListThatItWasMadeOf() {
        List<Phase> phases = new ArrayList<>(List.of(Phase.of("wide", 2, List.of(WIDE))));
        Plan plan = new Plan(phases);
        phases.clear();

        assertThat(plan.phases()).hasSize(1);
    }

    @Test
    void shouldIssueItsShapesInTheirOrderAndThenRunDry() {
        ShapeSource shapes = ShapeSource.of(List.of(WIDE, LONG));

        assertThat(shapes.count()).isEqualTo(2);
        assertThat(shapes.slot()).isEmpty();
        assertThat(shapes.hasNext()).isTrue();
        assertThat(shapes.next()).isEqualTo(WIDE);
        assertThat(shapes.next()).isEqualTo(LONG);
        assertThat(shapes.hasNext()).isFalse();
    }

    @Test
    void shouldTellOfShapesWhatTheMostDemandingNeeds() {
        ShapeSource shapes = ShapeSource.of(List.of(WIDE, LONG));

        assertThat(shapes.footprintBytes()).isEqualTo(4608);
        assertThat(shapes.longestBytes()).isEqualTo(12_288);
        assertThat(shapes.maxSegments()).isEqualTo(3);
        assertThat(shapes.buffers()).containsExactly(BufferKind.ANONYMOUS, BufferKind.SHARED);
        assertThat(ShapeSource.of(List.of()).footprintBytes()).isZero();
    }

    @Test
    void shouldTakeASourceThatSaysNoMoreForOneOfPlainShapesWithoutOverlap() {
        ShapeSource endless = new Endless();

        assertThat(endless.longestBytes()).isEqualTo(endless.footprintBytes()).isEqualTo(4608);
        assertThat(endless.buffers()).containsExactly(BufferKind.ANONYMOUS);
        assertThat(endless.slot()).isEqualTo(OptionalInt.empty());
    }

    /** The same shape for ever. */
    private static final class Endless implements ShapeSource {
        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Shape next() {
            return WIDE;
        }

        @Override
        public long footprintBytes() {
            return WIDE.segments().footprintBytes();
        }

        @Override
        public int maxSegments() {
            return 1;
        }

        @Override
        public long count() {
            return Long.MAX_VALUE;
        }
    }
}
