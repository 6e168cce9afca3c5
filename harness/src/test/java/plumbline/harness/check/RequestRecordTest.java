package plumbline.harness.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;

class RequestRecordTest {
    private static final List<Segment> SEGMENTS = List.of(new Segment(768, 3328), new Segment(4096, 768));
    private static final Shape WRITE = Shape.write(8192, Segments.of(SEGMENTS));

    private final StandIn kernel = new StandIn();

    @AfterEach
    void close() {
        kernel.close();
    }

    @Test
    void shouldKeepAllThatARequestWas() {
        IoSlot slot = kernel.loaded(WRITE.withBuffer(BufferKind.HOLE).withFlags(Set.of(RwFlag.DSYNC, RwFlag.NOWAIT)));
        slot.generation(5);

        RequestRecord request = RequestRecord.of(slot);
        assertThat(request)
                .isEqualTo(new RequestRecord(1, Direction.WRITE, 8192, 4096, SEGMENTS, BufferKind.HOLE, 0x2 | 0x8, 5));
        assertThat(request.geometry()).isEqualTo(WRITE.segments());
    }

    @Test
    void shouldGiveAReadNoGeneration() {
        IoSlot slot = kernel.loaded(WRITE.withDirection(Direction.READ));
        slot.generation(5);

        assertThat(RequestRecord.of(slot))
                .isEqualTo(new RequestRecord(1, Direction.READ, 8192, 4096, SEGMENTS, BufferKind.ANONYMOUS, 0, 0));
    }

    @Test
    void shouldKnowOfARequestThatNobodyMadeOnlyItsNumber() {
        RequestRecord request = RequestRecord.unknown(17);

        assertThat(request)
                .isEqualTo(new RequestRecord(17, Direction.READ, 0, 0, List.of(), BufferKind.ANONYMOUS, 0, 0));
        assertThat(request.geometry().count()).isZero();
    }
}
