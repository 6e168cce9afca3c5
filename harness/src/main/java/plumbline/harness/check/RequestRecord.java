package plumbline.harness.check;

import java.util.List;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

/**
 * A request as a finding keeps it.
 *
 * @param id its number in the run
 * @param flags RWF bits
 * @param generation of a write; 0 for a read
 */
public record RequestRecord(
        long id,
        Direction direction,
        long offset,
        long length,
        List<Segments.Segment> segments,
        int flags,
        int generation) {

    public static RequestRecord of(IoSlot slot) {
        Shape shape = slot.shape();
        return new RequestRecord(
                slot.requestId(),
                shape.direction(),
                shape.offset(),
                shape.lengthBytes(),
                shape.segments().asList(),
                slot.flags(),
                shape.direction() == Direction.WRITE ? slot.generation() : 0);
    }

    public Segments geometry() {
        return Segments.of(segments);
    }
}
