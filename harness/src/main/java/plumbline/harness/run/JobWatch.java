package plumbline.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Follows a job from outside: what is left, what is running, and whether the worker still lives. */
final class JobWatch {
    private static final long LEAST_GRACE_MILLIS = 500;
    /** A JVM that starts says nothing; where the processor is emulated, and others want it too, that takes its time. */
    private static final int STARTS = 3;

    private final List<WorkItem> left;
    private final RunSpec.Limits limits;
    private final LongSupplier nanos;
    private @Nullable WorkItem running;
    private boolean anyFinished;
    private boolean anyHeard;
    private long lastHeardNanos;
    private long oldestMillis;

    JobWatch(List<WorkItem> items, RunSpec.Limits limits) {
        this(items, limits, System::nanoTime);
    }

    /** By a clock of nanoseconds. */
    JobWatch(List<WorkItem> items, RunSpec.Limits limits, LongSupplier nanos) {
        this.left = new ArrayList<>(items);
        this.limits = limits;
        this.nanos = nanos;
        this.lastHeardNanos = nanos.getAsLong();
    }

    void heard(@Nullable WorkerEvent event) {
        if (event == null) {
            return;
        }
        lastHeardNanos = nanos.getAsLong();
        anyHeard = true;
        switch (event) {
            case WorkerEvent.Started started -> {
                running = started.item();
                oldestMillis = 0;
            }
            case WorkerEvent.Finished finished -> {
                forget(finished.item());
                anyFinished = true;
            }
            case WorkerEvent.Beat beat -> oldestMillis = beat.oldestMillis();
            case WorkerEvent.NoStack _, WorkerEvent.JobDone _, WorkerEvent.Gone _ -> {}
        }
    }

    /** Silent for too long, or a request in flight for longer than the worker itself would have waited. */
    boolean stuck() {
        return silentSeconds() >= limits.silence().toSeconds() * (anyHeard ? 1 : STARTS)
                || oldestMillis > limits.request().toMillis() + graceMillis();
    }

    /** The worker is given time to tell itself: the more, the more patient it is. */
    private long graceMillis() {
        return Math.min(
                limits.silence().toMillis() / 2,
                LEAST_GRACE_MILLIS + limits.request().toMillis());
    }

    private long silentSeconds() {
        return (nanos.getAsLong() - lastHeardNanos) / 1_000_000_000L;
    }

    /** For how long nothing has happened. */
    long quietSeconds() {
        return Math.max(silentSeconds(), oldestMillis / 1000);
    }

    @Nullable
    WorkItem running() {
        return running;
    }

    boolean anyFinished() {
        return anyFinished;
    }

    void forget(WorkItem item) {
        left.remove(item);
        running = null;
    }

    void forgetLeft() {
        left.clear();
    }

    List<WorkItem> left() {
        return List.copyOf(left);
    }
}
