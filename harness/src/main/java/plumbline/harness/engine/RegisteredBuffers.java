package plumbline.harness.engine;

import java.util.List;
import java.util.Set;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.mem.IoVecs;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.uring.Ring;
import plumbline.bindings.uring.Sqe;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Shape;

/**
 * Requests into registered buffers: every buffer of every slot is one. A registered buffer may begin before its pages, in
 * the guard band, so that requests begin in its midst.
 */
final class RegisteredBuffers implements UringRequest {
    private final SlotPool slots;
    private final List<BufferKind> kinds;
    private final boolean vectored;
    private final long leadBytes;

    private RegisteredBuffers(SlotPool slots, Set<EngineOption> options) {
        this.slots = slots;
        this.kinds = List.copyOf(slots.kinds());
        this.vectored = options.contains(EngineOption.VECTOR);
        this.leadBytes =
                options.stream().mapToLong(EngineOption::leadBytes).max().orElse(0);
    }

    static Engine engine(EngineTarget target, Set<EngineOption> options) {
        return new UringEngine(target, options, new RegisteredBuffers(target.slots(), options));
    }

    @Override
    public void open(Ring ring) {
        int count = slots.depth() * kinds.size();
        try (IoVecs iovecs = new IoVecs(count)) {
            for (IoSlot slot : slots.all()) {
                for (BufferKind kind : kinds) {
                    AlignedBuffer buffer = slot.buffer(kind);
                    iovecs.set(index(slot, kind), buffer.address() - leadBytes, buffer.bodyBytes() + leadBytes);
                }
            }
            ring.registerBuffers(iovecs, count);
        }
    }

    private int index(IoSlot slot, BufferKind kind) {
        return slot.index() * kinds.size() + kinds.indexOf(kind);
    }

    @Override
    public Sqe prepare(Ring ring, Fd fd, IoSlot slot) {
        Shape shape = slot.shape();
        int index = index(slot, shape.buffer());
        boolean read = shape.direction() == Direction.READ;
        if (vectored) {
            long iovecs = slot.iovecs().address();
            int count = shape.segments().count();
            return read
                    ? ring.next().readvFixed(fd, iovecs, count, shape.offset(), index)
                    : ring.next().writevFixed(fd, iovecs, count, shape.offset(), index);
        }
        return read
                ? ring.next().readFixed(fd, slot.address(), shape.lengthBytes(), shape.offset(), index)
                : ring.next().writeFixed(fd, slot.address(), shape.lengthBytes(), shape.offset(), index);
    }
}
