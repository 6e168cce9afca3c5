package plumbline.harness.run;

import java.time.Duration;
import plumbline.harness.check.RequestHistory;
import plumbline.harness.engine.IoSlot;

/** What others may know of a worker at any moment: requests made, requests in flight, and whether it is to stop. */
public final class RunWatch {
    private final SubmissionLog log;
    private final StopFlag stop;
    private final long hangNanos;
    private final RequestHistory history = new RequestHistory();
    private volatile long requests;

    RunWatch(SubmissionLog log, StopFlag stop, long hangNanos) {
        this.log = log;
        this.stop = stop;
        this.hangNanos = hangNanos;
    }

    /** A watch of a process that no supervisor watches. */
    public static RunWatch apart(StopFlag stop, Duration hang) {
        return new RunWatch(SubmissionLog.inMemory(), stop, hang.toNanos());
    }

    /** Whether the run is to end. */
    public boolean isStopped() {
        return stop.isSet();
    }

    StopFlag stop() {
        return stop;
    }

    /** The last requests, of whatever case. */
    public RequestHistory history() {
        return history;
    }

    /** How long a request may be in flight. */
    long hangNanos() {
        return hangNanos;
    }

    /** Requests of the case so far. */
    long requests() {
        return requests;
    }

    void submitted(IoSlot slot, long requestsSoFar) {
        log.submitted(slot);
        history.submitted(slot);
        requests = requestsSoFar;
    }

    /** A procedure begins a step, of which it is not known yet how long it will take. */
    void step(String what) {
        log.step(what);
    }

    void stepEnded() {
        log.stepEnded();
    }

    /** A procedure has come further. */
    void moved(long requestsSoFar) {
        requests = requestsSoFar;
        log.stepGoesOn();
    }

    void completed(IoSlot slot, long result) {
        log.completed(slot);
        history.completed(slot, result);
    }

    void nextCase() {
        log.clear();
        requests = 0;
    }

    boolean overdue() {
        return oldestMillis() >= hangNanos / 1_000_000;
    }

    /** How long the oldest request has been in flight; 0 when none is. */
    long oldestMillis() {
        long oldest = log.oldestNanos();
        return oldest == Long.MAX_VALUE ? 0 : Math.max(0, System.nanoTime() - oldest) / 1_000_000;
    }
}
