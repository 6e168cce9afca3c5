package plumbline.harness.bench;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import plumbline.harness.engine.CompletionSink;
import plumbline.harness.engine.Engine;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.engine.SlotPool;
import plumbline.harness.run.StopFlag;

/**
 * Keeps an engine busy. Submits a batch at a time as long as slots are free, and waits, for a batch too, only when none
 * is; the slot that came back last goes out first, while its buffer is in the cache. A request costs no allocation, a
 * batch two looks at the clock.
 */
final class Driver implements CompletionSink {
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long HANG_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Engine engine;
    private final SlotPool slots;
    private final Handling handling;
    private final int batch;
    private final Histogram latencies;
    private long requests;
    private long nowNanos;
    private boolean clockRead;

    /**
     * @param slots each loaded once with the request that is to be repeated
     * @param latencies takes nanoseconds from submission to completion
     */
    Driver(Engine engine, SlotPool slots, Handling handling, int batch, Histogram latencies) {
        this.engine = engine;
        this.slots = slots;
        this.handling = handling;
        this.batch = batch;
        this.latencies = latencies;
    }

    /**
     * Takes places until the time is over.
     *
     * @param runtimeNanos 0 for once over the range
     */
    void run(Places places, long runtimeNanos, StopFlag stop) {
        nowNanos = System.nanoTime();
        long endNanos = nowNanos + runtimeNanos;
        boolean going = true;
        while (going) {
            going = issueBatch(places, runtimeNanos == 0) && !stop.isSet();
            reap(slots.hasFree() ? 0 : Math.min(batch, slots.inFlight()));
            going &= runtimeNanos == 0 || nowNanos - endNanos < 0;
        }
        while (slots.inFlight() > 0) {
            reap(1);
        }
    }

    /** False when the places have been taken once and that is enough. */
    private boolean issueBatch(Places places, boolean once) {
        nowNanos = System.nanoTime();
        for (int i = 0; i < batch && slots.hasFree(); i++) {
            if (once && places.once()) {
                return false;
            }
            IoSlot slot = slots.take();
            slot.submittedNanos(nowNanos);
            handling.prepare(slot, ++requests, places.next());
            engine.submit(slot);
        }
        return true;
    }

    private void reap(int atLeast) {
        clockRead = false;
        long waitingSince = nowNanos;
        while (engine.reap(atLeast, SLICE_NANOS, this) < atLeast) {
            if (System.nanoTime() - waitingSince > HANG_NANOS) {
                throw new IllegalStateException(slots.inFlight() + " requests were not answered within "
                        + TimeUnit.NANOSECONDS.toSeconds(HANG_NANOS) + " s");
            }
        }
    }

    @Override
    public void completed(IoSlot slot, long result) {
        if (!clockRead) {
            nowNanos = System.nanoTime();
            clockRead = true;
        }
        latencies.recordValue(Math.min(nowNanos - slot.submittedNanos(), latencies.getHighestTrackableValue()));
        handling.completed(slot, result);
        slots.release(slot);
    }

    @Override
    public void unexpected(long requestId, long result) {
        throw new IllegalStateException(
                "a completion came for request #" + requestId + ", and no such request was in flight: " + result);
    }

    /** How many were issued. */
    long requests() {
        return requests;
    }
}
