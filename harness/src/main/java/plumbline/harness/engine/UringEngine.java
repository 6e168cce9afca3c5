package plumbline.harness.engine;

import java.util.EnumSet;
import java.util.Set;
import plumbline.bindings.uring.CompletionHandler;
import plumbline.bindings.uring.Ring;
import plumbline.bindings.uring.RingFeature;
import plumbline.bindings.uring.RingFlag;
import plumbline.bindings.uring.RingOptions;
import plumbline.bindings.uring.Sqe;

/** Requests through io_uring; each completion is told by the request's tag, so that none is taken for another. */
final class UringEngine implements Engine {
    /** The user data of entries that are no requests. */
    static final long NOBODYS = -1;

    private static final int SQ_THREAD_IDLE_MILLIS = 2;
    private static final int DRAIN_EACH = 4;

    private final EngineTarget target;
    private final Set<EngineOption> options;
    private final UringRequest request;
    private final Ring ring;
    private final LinkChains chains;
    private final CompletionHandler handler = this::completed;
    private final boolean polls;
    private CompletionSink sink = NOBODY;
    private int delivered;

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

    UringEngine(EngineTarget target, Set<EngineOption> options, UringRequest request) {
        this.target = target;
        this.options = EnumSet.noneOf(EngineOption.class);
        this.options.addAll(options);
        this.request = request;
        this.polls = options.contains(EngineOption.IOPOLL) && !options.contains(EngineOption.SQPOLL);
        this.chains = new LinkChains(target.depth());
        this.ring = Ring.open(ringOptions());
        try {
            prepareRing();
        } catch (RuntimeException refused) {
            ring.close();
            throw refused;
        }
    }

    private RingOptions ringOptions() {
        EnumSet<RingFlag> flags = EnumSet.noneOf(RingFlag.class);
        options.forEach(option -> flags.addAll(option.ringFlags()));
        // Twice as many as can be in flight: an SQPOLL thread may be behind with what is published.
        return RingOptions.ofEntries(2 * request.entries() * target.depth())
                .withFlags(flags)
                .withSqThreadIdleMillis(SQ_THREAD_IDLE_MILLIS);
    }

    private void prepareRing() {
        boolean sqpoll = options.contains(EngineOption.SQPOLL);
        if (sqpoll && !ring.features().contains(RingFeature.SQPOLL_NONFIXED)) {
            options.add(EngineOption.FILES);
        }
        if (options.contains(EngineOption.FILES)) {
            ring.registerFiles(target.fd());
        }
        request.open(ring);
    }

    @Override
    public void submit(IoSlot slot) {
        Sqe entry =
                request.prepare(ring, target.fd(), slot).userData(slot.tag()).rwFlags(slot.flags());
        if (options.contains(EngineOption.FILES)) {
            entry.fixedFile(0);
        }
        if (options.contains(EngineOption.ASYNC)) {
            entry.async();
        }
        if (options.contains(EngineOption.DRAIN) && slot.requestId() % DRAIN_EACH == 0) {
            entry.drain();
        }
        if (options.contains(EngineOption.LINK)) {
            chains.add(entry, slot);
        }
    }

    @Override
    public int reap(int atLeast, long timeoutNanos, CompletionSink into) {
        sink = into;
        delivered = 0;
        chains.cut();
        if (atLeast == 0) {
            turn(0, 0);
            return delivered;
        }
        long deadline = System.nanoTime() + timeoutNanos;
        do {
            turn(atLeast - delivered, Math.max(0, deadline - System.nanoTime()));
        } while (delivered < atLeast && System.nanoTime() < deadline);
        return delivered;
    }

    private void turn(int wanted, long timeoutNanos) {
        if (polls) {
            ring.submitAndPoll();
        } else {
            ring.submitAndWait(wanted, timeoutNanos);
        }
        ring.reap(Integer.MAX_VALUE, handler);
    }

    private void completed(long userData, int result, int flags) {
        if (userData == NOBODYS) {
            return;
        }
        delivered++;
        SlotPool slots = target.slots();
        if (slots.isInFlight(userData)) {
            IoSlot slot = slots.slot(IoSlot.indexOf(userData));
            request.completed(slot, flags);
            chains.completed(slot, result);
        }
        slots.deliver(userData, result, sink);
    }

    @Override
    public void close() {
        ring.close();
    }
}
