package plumbline.harness.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import plumbline.harness.check.Breach;
import plumbline.harness.check.BufferPreparer;
import plumbline.harness.check.CheckLog;
import plumbline.harness.check.Checker;
import plumbline.harness.check.FindingKind;
import plumbline.harness.check.RequestRecord;
import plumbline.harness.engine.CompletionSink;
import plumbline.harness.engine.Engine;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.engine.SlotPool;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Shape;
import plumbline.harness.plan.ShapeSource;

/**
 * Carries a plan out: prepares each buffer, issues, checks each completion in place, and tells the oracle. One thread.
 */
public final class PlanRunner {
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Engine engine;
    private final SlotPool slots;
    private final Oracle oracle;
    private final Checker checker;
    private final CheckLog log;
    private final BufferPreparer preparer;
    private final RunWatch watch;
    private final CompletionSink sink = new Sink();
    private long requests;
    private long bytes;

    public PlanRunner(Engine engine, SlotPool slots, Oracle oracle, Checker checker, CheckLog log, RunWatch watch) {
        this.engine = engine;
        this.slots = slots;
        this.oracle = oracle;
        this.checker = checker;
        this.log = new ForgettingLog(log);
        this.preparer = new BufferPreparer(oracle);
        this.watch = watch;
    }

    /** How a plan came to its end. */
    public enum End {
        DONE,
        STOPPED,
        /** A request was not answered in time; its slot is quarantined, and the process should end soon. */
        HUNG
    }

    /** Carries out all phases, until the watch says stop. */
    public End run(Plan plan) {
        for (Plan.Phase phase : plan.phases()) {
            End end = run(phase);
            if (end != End.DONE) {
                return end;
            }
        }
        return End.DONE;
    }

    private End run(Plan.Phase phase) {
        ShapeSource shapes = phase.shapes();
        boolean stopped = false;
        while (slots.inFlight() > 0 || (shapes.hasNext() && !stopped)) {
            stopped |= watch.stop().isSet();
            while (!stopped && shapes.hasNext() && slots.hasFree() && slots.inFlight() < phase.depth()) {
                issue(shapes.next());
            }
            if (slots.inFlight() > 0 && engine.reap(1, SLICE_NANOS, sink) == 0 && overdue()) {
                return End.HUNG;
            }
        }
        return stopped ? End.STOPPED : End.DONE;
    }

    private void issue(Shape shape) {
        IoSlot slot = slots.take();
        slot.load(++requests, shape, 0);
        if (shape.direction() == Direction.READ) {
            preparer.prepareRead(slot);
        } else {
            preparer.prepareWrite(slot);
        }
        slot.submittedNanos(System.nanoTime());
        watch.submitted(slot, requests);
        engine.submit(slot);
    }

    private void completed(IoSlot slot, long result) {
        watch.completed(slot, result);
        if (result > 0) {
            bytes += result;
        }
        checker.check(slot, result, log);
        Shape shape = slot.shape();
        if (shape.direction() == Direction.WRITE) {
            boolean whole = result == shape.lengthBytes();
            oracle.endWrite(
                    shape.offset(),
                    shape.lengthBytes(),
                    slot.generation(),
                    whole ? Oracle.Outcome.COMPLETE : Oracle.Outcome.UNCERTAIN);
        }
        slots.release(slot);
    }

    /** Whether something is in flight for too long; it is given up then. */
    private boolean overdue() {
        if (!watch.overdue()) {
            return false;
        }
        List<IoSlot> lost = slots.quarantine();
        for (IoSlot slot : lost) {
            String message = slot.shape() + " was not answered within "
                    + TimeUnit.NANOSECONDS.toSeconds(watch.hangNanos()) + " s";
            log.breach(new Breach(FindingKind.HANG, message, RequestRecord.of(slot), Optional.empty()));
        }
        return true;
    }

    public long requests() {
        return requests;
    }

    public long bytes() {
        return bytes;
    }

    /** Wrong bytes are reported once: what a request found wrong is not expected any more. */
    private final class ForgettingLog implements CheckLog {
        private final CheckLog inner;

        ForgettingLog(CheckLog inner) {
            this.inner = inner;
        }

        @Override
        public void breach(Breach breach) {
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
            RequestRecord unknown = new RequestRecord(requestId, Direction.READ, 0, 0, List.of(), 0, 0);
            log.breach(new Breach(FindingKind.DUPLICATE_COMPLETION, message, unknown, Optional.empty()));
        }
    }
}
