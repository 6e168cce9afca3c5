package plumbline.harness.engine;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.mem.IoVecs;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.uring.Ring;
import plumbline.bindings.uring.Sqe;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;

/**
 * Requests into registered buffers: every buffer of every slot is one. A registered buffer may begin before its pages, in
 * the guard band, so that requests begin in its midst.
 */
final class RegisteredBuffers implements UringRequest {
    private final SlotPool slots;
    private final List<BufferKind> kinds;
    private final Map<BufferKind, Integer> places = new EnumMap<>(BufferKind.class);
    private final boolean vectored;
    private final long leadBytes;

    private RegisteredBuffers(SlotPool slots, Set<EngineOption> options) {
        this.slots = slots;
        this.kinds = List.copyOf(slots.kinds());
        kinds.forEach(kind -> places.put(kind, kinds.indexOf(kind)));
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
        return slot.index() * kinds.size() + places.getOrDefault(kind, 0);
    }

    @Override
    public Sqe prepare(Ring ring, Fd fd, IoSlot slot) {
        int index = index(slot, slot.bufferKind());
        boolean read = slot.direction() == Direction.READ;
        if (vectored) {
            long iovecs = slot.iovecs().address();
            int count = slot.segments().count();
            return read
                    ? ring.next().readvFixed(fd, iovecs, count, slot.offset(), index)
                    : ring.next().writevFixed(fd, iovecs, count, slot.offset(), index);
        }
        return read
                ? ring.next().readFixed(fd, slot.address(), slot.lengthBytes(), slot.offset(), index)
                : ring.next().writeFixed(fd, slot.address(), slot.lengthBytes(), slot.offset(), index);
    }
}
