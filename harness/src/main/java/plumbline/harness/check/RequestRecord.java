package plumbline.harness.check;

import java.util.List;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

/**
 * A request as a finding keeps it.
 *
 * @param id its number in the run
 * @param buffer what its memory was
 * @param flags RWF bits
 * @param generation of a write; 0 for a read
 */
public record RequestRecord(
        long id,
        Direction direction,
        long offset,
        long length,
        List<Segments.Segment> segments,
        BufferKind buffer,
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
                shape.buffer(),
                slot.flags(),
                shape.direction() == Direction.WRITE ? slot.generation() : 0);
    }

    /** A request that nobody made. */
    public static RequestRecord unknown(long id) {
        return new RequestRecord(id, Direction.READ, 0, 0, List.of(), BufferKind.ANONYMOUS, 0, 0);
    }

    public Segments geometry() {
        return Segments.of(segments);
    }
}
