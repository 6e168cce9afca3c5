package plumbline.harness.fault;

import java.lang.foreign.MemorySegment;
import java.util.OptionalLong;
import plumbline.bindings.mem.Mapping;
import plumbline.harness.engine.Engine;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.loopctl.fuse.Backing;
import plumbline.loopctl.fuse.Liar;
import plumbline.loopctl.fuse.Lie;

/** Has a {@link Liar} answer some requests; it is given a request's bytes in one piece. */
final class LyingEngine extends FaultyEngine {
    private final Liar liar;

    LyingEngine(Engine honest, Liar liar) {
        super(honest);
        this.liar = liar;
    }

    @Override
    boolean takesOver(IoSlot slot) {
        boolean write = slot.shape().direction() == Direction.WRITE;
        if (write) {
            liar.beforeWrite(slot.shape().offset(), slot.shape().lengthBytes());
        }
        Lie.Request request = write ? Lie.Request.WRITE : Lie.Request.READ;
        OptionalLong number =
                liar.next(request, slot.shape().offset(), slot.shape().lengthBytes());
        if (number.isEmpty()) {
            return false;
        }
        try (Mapping whole = Mapping.anonymous(Mapping.pagesUp(slot.shape().lengthBytes()))) {
            MemorySegment piece = whole.segment().asSlice(0, slot.shape().lengthBytes());
            if (write) {
                copy(slot, piece, Copy.TO_PIECE);
            }
            long result =
                    liar.tell(number.getAsLong(), request, piece, slot.shape().offset());
            if (!write) {
                copy(slot, piece, Copy.TO_SEGMENTS);
            }
            if (result != Backing.NO_ANSWER) {
                answer(slot, result);
            }
        }
        return true;
    }

    private enum Copy {
        TO_PIECE,
        TO_SEGMENTS
    }

    private static void copy(IoSlot slot, MemorySegment piece, Copy way) {
        Segments segments = slot.shape().segments();
        long done = 0;
        for (int i = 0; i < segments.count(); i++) {
            long length = segments.lengthBytes(i);
            MemorySegment segment = slot.buffer().body().asSlice(segments.memoryOffset(i), length);
            switch (way) {
                case TO_PIECE -> piece.asSlice(done, length).copyFrom(segment);
                case TO_SEGMENTS -> segment.copyFrom(piece.asSlice(done, length));
            }
            done += length;
        }
    }
}
