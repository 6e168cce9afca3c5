package plumbline.harness.engine;

import plumbline.bindings.aio.AioContext;
import plumbline.bindings.aio.AioEntry;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.harness.plan.Direction;

/** Requests through io_submit(2), a batch at a time; what is refused there is an answer like any other. */
final class AioEngine implements Engine {
    private final EngineTarget target;
    private final AioContext context;
    private final int[] queue;
    private int queued;

    AioEngine(EngineTarget target) {
        this.target = target;
        this.context = AioContext.open(target.depth());
        this.queue = new int[target.depth()];
    }

    @Override
    public void submit(IoSlot slot) {
        prepare(context.entry(slot.index()), target.fd(), slot)
                .userData(slot.tag())
                .rwFlags(slot.flags());
        queue[queued++] = slot.index();
    }

    private static AioEntry prepare(AioEntry entry, Fd fd, IoSlot slot) {
        boolean read = slot.direction() == Direction.READ;
        int count = slot.segments().count();
        if (count == 1) {
            return read
                    ? entry.read(fd, slot.address(), slot.lengthBytes(), slot.offset())
                    : entry.write(fd, slot.address(), slot.lengthBytes(), slot.offset());
        }
        long iovecs = slot.iovecs().address();
        return read ? entry.readv(fd, iovecs, count, slot.offset()) : entry.writev(fd, iovecs, count, slot.offset());
    }

    @Override
    public int reap(int atLeast, long timeoutNanos, CompletionSink sink) {
        int count = flush(sink);
        long deadline = System.nanoTime() + timeoutNanos;
        long reaped;
        do {
            reaped = context.reap(
                    Math.max(0, atLeast - count),
                    Math.max(0, deadline - System.nanoTime()),
                    (userData, result) -> target.slots().deliver(userData, result, sink));
            count += (int) Math.max(0, reaped);
            // A signal, or what a ring of this thread had to work off, ends the wait too soon.
        } while (reaped == Errno.EINTR.asResult() && count < atLeast && System.nanoTime() < deadline);
        return count;
    }

    /** Submits what is queued; how many requests were refused and so answered. */
    private int flush(CompletionSink sink) {
        int refused = 0;
        int at = 0;
        while (at < queued) {
            long submitted = context.submit(queue, at, queued);
            if (submitted > 0) {
                at += (int) submitted;
            } else {
                sink.completed(target.slots().slot(queue[at++]), submitted);
                refused++;
            }
        }
        queued = 0;
        return refused;
    }

    @Override
    public void close() {
        context.close();
    }
}
