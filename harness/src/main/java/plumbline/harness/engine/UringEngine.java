package plumbline.harness.engine;

import plumbline.bindings.mem.IoVecs;
import plumbline.bindings.uring.Ring;
import plumbline.bindings.uring.RingOptions;

/** Requests through io_uring; each completion is told by the request's id, so that none is taken for another. */
final class UringEngine implements Engine {
    private static final int SLOT_BITS = 16;

    private final EngineTarget target;
    private final UringOperation operation;
    private final Ring ring;
    private final IoSlot[] slots;
    private CompletionSink sink = NOBODY;

    private static final CompletionSink NOBODY = new CompletionSink() {
        @Override
        public void completed(IoSlot slot, long result) {
            throw new IllegalStateException("nobody reaps");
        }

        @Override
        public void unexpected(long requestId, long result) {
            throw new IllegalStateException("nobody reaps");
        }
    };

    UringEngine(EngineTarget target, UringOperation operation) {
        this.target = target;
        this.operation = operation;
        this.slots = target.slots().all().toArray(IoSlot[]::new);
        this.ring = Ring.open(RingOptions.ofEntries(target.depth()));
        if (operation == UringOperation.FIXED) {
            registerBuffers();
        }
    }

    private void registerBuffers() {
        try (IoVecs iovecs = new IoVecs(slots.length)) {
            for (IoSlot slot : slots) {
                iovecs.set(slot.index(), slot.buffer().address(), slot.buffer().bodyBytes());
            }
            ring.registerBuffers(iovecs, slots.length);
        } catch (RuntimeException refused) {
            ring.close();
            throw refused;
        }
    }

    @Override
    public void submit(IoSlot slot) {
        operation
                .prepare(ring.next(), target.fd(), slot)
                .userData((slot.requestId() << SLOT_BITS) | slot.index())
                .rwFlags(slot.flags());
    }

    @Override
    public int reap(int atLeast, long timeoutNanos, CompletionSink into) {
        sink = into;
        long deadline = System.nanoTime() + timeoutNanos;
        int count = 0;
        do {
            ring.submitAndWait(Math.max(0, atLeast - count), Math.max(0, deadline - System.nanoTime()));
            count += ring.reap(Integer.MAX_VALUE, this::completed);
        } while (count < atLeast && System.nanoTime() < deadline);
        return count;
    }

    private void completed(long userData, int result, int flags) {
        IoSlot slot = slots[(int) userData & ((1 << SLOT_BITS) - 1)];
        long requestId = userData >>> SLOT_BITS;
        if (slot.requestId() == requestId && target.slots().isInFlight(slot)) {
            sink.completed(slot, result);
        } else {
            sink.unexpected(requestId, result);
        }
    }

    @Override
    public void close() {
        ring.close();
    }
}
