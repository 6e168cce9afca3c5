package plumbline.harness.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import plumbline.harness.check.Breach;
import plumbline.harness.check.BufferPreparer;
import plumbline.harness.check.CheckLog;
import plumbline.harness.check.Checker;
import plumbline.harness.check.FindingKind;
import plumbline.harness.check.RequestRecord;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.CompletionSink;
import plumbline.harness.engine.Engine;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.engine.OpenEngine;
import plumbline.harness.engine.SlotPool;
import plumbline.harness.evidence.Presence;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Shape;
import plumbline.harness.plan.ShapeSource;
import plumbline.harness.recording.Recorder;

/**
 * Carries a plan out: prepares each buffer, issues, checks each completion in place, and tells the oracle. One thread.
 */
public final class PlanRunner {
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Engine engine;
    private final SlotPool slots;
    private final Oracle oracle;
    private final Checker checker;
    private final Resumption resumption;
    private final CheckLog log;
    private final BufferPreparer preparer;
    private final RunWatch watch;
    private final Recorder recorder;
    private final CompletionSink sink = new Sink();
    private final Changer changer = new Changer();
    private final Deque<Shape> rests = new ArrayDeque<>();
    private final Presence presence;
    private Optional<String> gone = Optional.empty();
    private long requests;
    private long bytes;
    private long segments;

    public PlanRunner(Gear gear, CheckLog log, RunWatch watch) {
        this(gear, log, watch, new Recorder());
    }

    PlanRunner(Gear gear, CheckLog log, RunWatch watch, Recorder recorder) {
        this.engine = gear.open().engine();
        this.slots = gear.open().slots();
        this.oracle = gear.oracle();
        this.checker = gear.checker();
        this.presence = gear.presence();
        this.resumption = new Resumption(gear.contract());
        this.log = new ForgettingLog(log);
        this.preparer = new BufferPreparer(oracle);
        this.watch = watch;
        this.recorder = recorder;
    }

    /**
     * What it works with.
     *
     * @param presence is asked before anything is found
     */
    public record Gear(OpenEngine open, Oracle oracle, Contract contract, Checker checker, Presence presence) {
        /** On a target that nobody but us can take away. */
        public Gear(OpenEngine open, Oracle oracle, Contract contract, Checker checker) {
            this(open, oracle, contract, checker, Presence.ASSUMED);
        }
    }

    /** How a plan came to its end. */
    public enum End {
        DONE,
        STOPPED,
        /** The target is not there any more; {@link #gone} says how that shows. */
        GONE,
        /** A request was not answered in time; its slot is quarantined, and the process should end soon. */
        HUNG
    }

    /** Carries out all phases, until the watch says stop. */
    public End run(Plan plan) {
        try (Changer _ = changer) {
            for (Plan.Phase phase : plan.phases()) {
                End end = run(phase);
                if (end != End.DONE) {
                    return end;
                }
            }
            return End.DONE;
        }
    }

    private End run(Plan.Phase phase) {
        ShapeSource shapes = phase.shapes();
        recorder.stage(phase.name(), phase.depth());
        boolean stopped = false;
        while (slots.inFlight() > 0 || (hasNext(shapes) && !stopped)) {
            stopped |= watch.stop().isSet() || gone.isPresent();
            while (!stopped && hasNext(shapes) && slots.hasFree() && slots.inFlight() < phase.depth()) {
                if (!rests.isEmpty()) {
                    issue(rests.remove(), slots.take());
                } else if (shapes.slot().isEmpty() || slots.isFree(shapes.slot().getAsInt())) {
                    issueNext(shapes);
                } else {
                    break;
                }
            }
            if (slots.inFlight() > 0 && engine.reap(1, SLICE_NANOS, sink) == 0 && overdue()) {
                return End.HUNG;
            }
        }
        if (gone.isPresent()) {
            return End.GONE;
        }
        return stopped ? End.STOPPED : End.DONE;
    }

    private boolean hasNext(ShapeSource shapes) {
        return !rests.isEmpty() || shapes.hasNext();
    }

    private void issueNext(ShapeSource shapes) {
        IoSlot slot = shapes.slot().isPresent() ? slots.take(shapes.slot().getAsInt()) : slots.take();
        Shape shape = shapes.next();
        recorder.issued(slot.index(), shape);
        issue(shape, slot);
    }

    private void issue(Shape shape, IoSlot slot) {
        slot.load(++requests, shape);
        segments += shape.segments().count();
        if (shape.direction() == Direction.READ) {
            preparer.prepareRead(slot);
        } else {
            preparer.prepareWrite(slot);
        }
        slot.submittedNanos(System.nanoTime());
        watch.submitted(slot, requests);
        slot.arm();
        changer.begin(slot);
        engine.submit(slot);
    }

    private void completed(IoSlot slot, long result) {
        changer.end(slot);
        slot.disarm();
        watch.completed(slot, result);
        if (result > 0) {
            bytes += result;
        }
        checker.check(slot, result, log);
        Shape shape = slot.shape();
        if (shape.direction() == Direction.WRITE) {
            endWrite(slot, result == shape.lengthBytes() ? Oracle.Outcome.COMPLETE : Oracle.Outcome.UNCERTAIN);
        }
        slots.release(slot);
        resumption.rest(shape, result).ifPresent(rests::add);
    }

    private void endWrite(IoSlot slot, Oracle.Outcome outcome) {
        Shape shape = slot.shape();
        oracle.endWrite(shape.offset(), shape.lengthBytes(), slot.generation(), outcome);
        if (shape.buffer() == BufferKind.CHANGING) {
            oracle.forget(shape.offset(), shape.lengthBytes());
        }
    }

    /** Whether something is in flight for too long; it is given up then. */
    private boolean overdue() {
        if (!watch.overdue()) {
            return false;
        }
        List<IoSlot> lost = slots.quarantine();
        lost.forEach(slot -> log.breach(Breach.unanswered(slot, Duration.ofNanos(watch.hangNanos()))));
        return true;
    }

    /** What is missing of the target, in a sentence. */
    public Optional<String> gone() {
        return gone;
    }

    public long requests() {
        return requests;
    }

    /** Segments of all requests together. */
    long segments() {
        return segments;
    }

    public long bytes() {
        return bytes;
    }

    /**
     * Wrong bytes are reported once: what a request found wrong is not expected any more. And nothing is reported of a
     * target that is gone.
     */
    private final class ForgettingLog implements CheckLog {
        private final CheckLog inner;

        ForgettingLog(CheckLog inner) {
            this.inner = inner;
        }

        @Override
        public void breach(Breach breach) {
            if (gone.isEmpty() && breach.kind() != FindingKind.HANG) {
                gone = presence.missing();
            }
            if (gone.isPresent()) {
                return;
            }
            inner.breach(breach);
            if (breach.damage().isPresent()) {
                oracle.forget(breach.request().offset(), breach.request().length());
            }
        }

        @Override
        public void note(String kind, String message) {
            inner.note(kind, message);
        }
    }

    private final class Sink implements CompletionSink {
        @Override
        public void completed(IoSlot slot, long result) {
            PlanRunner.this.completed(slot, result);
        }

        @Override
        public void unexpected(long requestId, long result) {
            String message = "a completion came for request #" + requestId + " with result " + result
                    + ", and no such request was in flight";
            RequestRecord unknown = RequestRecord.unknown(requestId);
            log.breach(new Breach(FindingKind.DUPLICATE_COMPLETION, message, unknown, Optional.empty()));
        }
    }
}
