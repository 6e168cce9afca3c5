package plumbline.harness.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import plumbline.loopctl.ledger.Ledger;

/** Counts the events of a stack's devices. A thread of its own empties the ring buffers before they are full. */
final class IoCounter implements AutoCloseable {
    private static final int KIB_PER_CPU = 4096;
    private static final long PAUSE_NANOS = 50_000_000;
    private static final List<BlockAction> ACTIONS = List.of(
            BlockAction.QUEUED,
            BlockAction.SPLIT,
            BlockAction.REMAPPED,
            BlockAction.BACK_MERGED,
            BlockAction.FRONT_MERGED);

    private final TraceInstance trace;
    private final Watched watched;
    private final Map<String, Long> counts = new HashMap<>();
    private final Trail trail;
    private final Thread drainer;
    private long lostBefore;

    private IoCounter(TraceInstance trace, Watched watched) {
        this.trace = trace;
        this.watched = watched;
        this.trail = new Trail(watched.names());
        this.drainer = Thread.ofPlatform().daemon().name("evidence").unstarted(this::drainForever);
    }

    static IoCounter open(TraceFs tracing, Ledger ledger, Watched watched) {
        TraceInstance trace = TraceInstance.open(tracing, ledger, KIB_PER_CPU);
        try {
            ACTIONS.forEach(action -> trace.enable(action.event(), watched.deviceFilter()));
            trace.enable(CacheAction.ADDED.event(), watched.inodeFilter());
            trace.start();
        } catch (RuntimeException refused) {
            trace.close();
            throw refused;
        }
        IoCounter counter = new IoCounter(trace, watched);
        counter.drainer.start();
        return counter;
    }

    private void drainForever() {
        while (!Thread.currentThread().isInterrupted()) {
            drain();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private synchronized void drain() {
        trace.drain(traced -> KernelEvents.read(traced).ifPresent(this::count));
    }

    private void count(KernelEvent event) {
        switch (event) {
            case BlockEvent block -> count(block);
            case CacheEvent cache -> {
                if (cache.device().equals(watched.top()) || cache.device().major() == 0) {
                    add(Evidence.PAGE_CACHE_BYTES, cache.lengthBytes());
                }
            }
            case UringEvent _ -> {}
        }
    }

    private void count(BlockEvent event) {
        trail.add(event);
        switch (event.action()) {
            case QUEUED -> {
                if (event.device().equals(watched.top()) && event.sectors() > 0) {
                    add(Evidence.QUEUED_BIOS, 1);
                    add(Evidence.QUEUED_BYTES, event.lengthBytes());
                }
            }
            case SPLIT -> add(Evidence.BLOCK_SPLITS, 1);
            case REMAPPED -> add(Evidence.BIO_REMAPS, 1);
            case BACK_MERGED, FRONT_MERGED -> add(Evidence.MERGES, 1);
            case BOUNCED,
                    ALLOCATED,
                    INSERTED,
                    MERGED,
                    ISSUED,
                    REQUEUED,
                    REQUEST_COMPLETED,
                    REQUEST_FAILED,
                    COMPLETED -> {}
        }
    }

    private void add(String name, long more) {
        counts.merge(name, more, Long::sum);
    }

    /** What the block layer does during a step, a line each. */
    List<String> trail(Runnable step) {
        synchronized (this) {
            drain();
            trail.begin();
        }
        step.run();
        synchronized (this) {
            drain();
            return trail.end();
        }
    }

    /** Forgets what was counted so far. */
    synchronized void begin() {
        drain();
        counts.clear();
        lostBefore = trace.losses().lost();
    }

    /** What was counted since {@link #begin}. */
    synchronized Evidence end() {
        drain();
        Map<String, Long> all = new HashMap<>(counts);
        for (String name : List.of(Evidence.QUEUED_BIOS, Evidence.QUEUED_BYTES, Evidence.PAGE_CACHE_BYTES)) {
            all.putIfAbsent(name, 0L);
        }
        long lost = trace.losses().lost() - lostBefore;
        if (lost > 0) {
            all.put(Evidence.LOST_EVENTS, lost);
        }
        return new Evidence(all);
    }

    @Override
    public void close() {
        drainer.interrupt();
        try {
            drainer.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        trace.close();
    }
}
