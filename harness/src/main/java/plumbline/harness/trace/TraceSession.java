package plumbline.harness.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import plumbline.harness.evidence.BlockAction;
import plumbline.harness.evidence.EventName;
import plumbline.harness.evidence.EventRecord;
import plumbline.harness.evidence.TraceFs;
import plumbline.harness.evidence.TraceInstance;
import plumbline.harness.evidence.UringAction;
import plumbline.harness.run.StopFlag;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.LedgerFolder;

/**
 * Traces a process in a tracefs instance of its own, which is in the ledger, so that nothing of it stays behind. The
 * events of all processes are read and those of others left out: the threads that work for a ring cannot be named
 * beforehand.
 */
public final class TraceSession {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final EventName FORK = new EventName("sched", "sched_process_fork");
    private static final List<BlockAction> BLOCK = List.of(
            BlockAction.QUEUED,
            BlockAction.SPLIT,
            BlockAction.REMAPPED,
            BlockAction.BACK_MERGED,
            BlockAction.FRONT_MERGED,
            BlockAction.ISSUED,
            BlockAction.REQUEUED,
            BlockAction.REQUEST_COMPLETED,
            BlockAction.REQUEST_FAILED);
    private static final List<UringAction> RING = List.of(
            UringAction.CREATED,
            UringAction.SUBMITTED,
            UringAction.FILE_TAKEN,
            UringAction.PUNTED,
            UringAction.DEFERRED,
            UringAction.POLL_ARMED,
            UringAction.REFUSED,
            UringAction.OVERFLOWED,
            UringAction.COMPLETED);

    private final Scope scope;
    private final Consumer<TracedIo> sink;
    private final StopFlag stop;
    private final Owners owners = new Owners(Path.of("/proc"));
    private List<EventRecord> waiting = new ArrayList<>();

    /**
     * What is traced.
     *
     * @param block whether the block layer is
     * @param kibPerCpu room for what was not read yet
     */
    public record Scope(TraceTarget target, boolean block, int kibPerCpu) {}

    public TraceSession(Scope scope, Consumer<TracedIo> sink, StopFlag stop) {
        this.scope = scope;
        this.sink = sink;
        this.stop = stop;
    }

    /**
     * Traces until the process ends or the stop flag is set.
     *
     * @throws IllegalStateException when this machine has no tracing
     */
    public TraceEnd run() {
        TraceFs tracing = TraceFs.find()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "there is no tracing here, or it may not be used: mount -t tracefs tracefs /sys/kernel/tracing"));
        try (Ledger ledger = Ledger.open(LedgerFolder.ofThisUser(), "trace");
                TraceInstance trace = TraceInstance.open(tracing, ledger, scope.kibPerCpu())) {
            enable(trace);
            trace.start();
            Correlator correlator = new Correlator(owners, new FileNames(Path.of("/")), System.nanoTime(), sink);
            int status = follow(trace, correlator);
            trace.stop();
            drain(trace, correlator, Long.MAX_VALUE);
            TraceInstance.Losses losses = trace.losses();
            return new TraceEnd(status, correlator.inFlight(), losses.lost(), losses.garbled());
        }
    }

    private void enable(TraceInstance trace) {
        trace.enable(FORK);
        RING.forEach(action -> action.events().forEach(trace::enable));
        if (scope.block()) {
            BLOCK.forEach(action -> trace.enable(action.event()));
        }
    }

    private int follow(TraceInstance trace, Correlator correlator) {
        return switch (scope.target()) {
            case TraceTarget.Running running -> {
                if (!alive(running.pid())) {
                    throw new IllegalArgumentException("no such process: --pid " + running.pid());
                }
                owners.add(running.pid());
                while (!stop.isSet() && alive(running.pid())) {
                    drain(trace, correlator, System.nanoTime());
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
                yield 0;
            }
            case TraceTarget.Command command -> follow(start(command.words()), trace, correlator);
        };
    }

    private static boolean alive(int pid) {
        return Files.exists(Path.of("/proc/" + pid));
    }

    private static Process start(List<String> words) {
        try {
            return new ProcessBuilder(words).inheritIO().start();
        } catch (IOException refused) {
            throw new UncheckedIOException(words.getFirst() + " cannot be started", refused);
        }
    }

    private int follow(Process process, TraceInstance trace, Correlator correlator) {
        owners.add((int) process.pid());
        while (process.isAlive() && !stop.isSet()) {
            drain(trace, correlator, System.nanoTime());
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        try {
            return process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** What is younger than the drain waits for the next: another CPU's buffer may have been read before it was written. */
    private void drain(TraceInstance trace, Correlator correlator, long untilNanos) {
        trace.drain(waiting::add);
        waiting.sort(Comparator.comparingLong(EventRecord::nanos));
        List<EventRecord> young = new ArrayList<>();
        for (EventRecord event : waiting) {
            if (event.nanos() < untilNanos) {
                correlator.take(event);
            } else {
                young.add(event);
            }
        }
        waiting = young;
    }
}
