package plumbline.harness.probe;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import plumbline.harness.check.Breach;
import plumbline.harness.check.BufferPreparer;
import plumbline.harness.check.CheckLog;
import plumbline.harness.check.GuardChecker;
import plumbline.harness.engine.CompletionSink;
import plumbline.harness.engine.Engine;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.engine.OpenEngine;
import plumbline.harness.engine.SlotPool;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

/** Tries one shape after the other through one engine, and compares every byte of what is accepted. */
final class Asker {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final EngineSpec spec;
    private final Engine engine;
    private final SlotPool slots;
    private final Window window;
    private final Consumer<Trial> trials;
    private final GuardChecker guards = new GuardChecker();
    private final SplittableRandom random = new SplittableRandom(1);
    private int checked;
    private int wrong;
    private String firstWrong = "";

    Asker(EngineSpec spec, OpenEngine open, Window window, Consumer<Trial> trials) {
        this.spec = spec;
        this.engine = open.engine();
        this.slots = open.slots();
        this.window = window;
        this.trials = trials;
    }

    /**
     * Tries a shape within the window.
     *
     * @throws IllegalStateException when there is no answer in time
     */
    Trial ask(Shape shape) {
        IoSlot slot = slots.take();
        slot.load(1, shape);
        prepare(slot);
        engine.submit(slot);
        Answer answer = new Answer();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!answer.there && System.nanoTime() < deadline) {
            engine.reap(1, PATIENCE_NANOS, answer);
        }
        if (!answer.there) {
            slots.quarantine();
            throw new IllegalStateException(shape + " was not answered within 20 s");
        }
        Trial trial = new Trial(spec, shape, answer.result);
        judge(slot, trial);
        slots.release(slot);
        trials.accept(trial);
        return trial;
    }

    private static final class Answer implements CompletionSink {
        private boolean there;
        private long result;

        @Override
        public void completed(IoSlot slot, long answered) {
            there = true;
            result = answered;
        }

        @Override
        public void unexpected(long requestId, long answered) {}
    }

    private void prepare(IoSlot slot) {
        Segments segments = slot.shape().segments();
        BufferPreparer.poison(slot);
        if (slot.shape().direction() == Direction.WRITE) {
            for (Segments.Segment segment : segments.asList()) {
                MemorySegment bytes = slot.buffer().body().asSlice(segment.memoryOffset(), segment.length());
                for (long at = 0; at < segment.length(); at++) {
                    bytes.set(ValueLayout.JAVA_BYTE, at, (byte) random.nextInt());
                }
            }
        }
    }

    private void judge(IoSlot slot, Trial trial) {
        boolean write = trial.shape().direction() == Direction.WRITE;
        Optional<String> fault = stray(slot, trial);
        if (write) {
            fault = fault.or(() -> written(slot, trial));
        } else if (trial.isAccepted()) {
            fault = fault.or(() -> read(slot));
        }
        checked += trial.isAccepted() ? 1 : 0;
        if (fault.isPresent()) {
            wrong++;
            firstWrong = firstWrong.isEmpty() ? trial.shape() + fault.get() : firstWrong;
        }
    }

    private Optional<String> stray(IoSlot slot, Trial trial) {
        StrayLog log = new StrayLog();
        guards.check(slot, trial.result(), log);
        return log.any ? Optional.of(" changed memory outside its segments") : Optional.empty();
    }

    private static final class StrayLog implements CheckLog {
        private boolean any;

        @Override
        public void breach(Breach breach) {
            any = true;
        }

        @Override
        public void note(String kind, String message) {}
    }

    private Optional<String> read(IoSlot slot) {
        long at = slot.shape().offset() - window.start();
        for (Segments.Segment segment : slot.shape().segments().asList()) {
            long end = segment.memoryOffset() + segment.length();
            long different = MemorySegment.mismatch(
                    slot.buffer().body(), segment.memoryOffset(), end, window.picture(), at, at + segment.length());
            if (different >= 0) {
                return Optional.of(" brought wrong bytes, the first at " + (window.start() + at + different));
            }
            at += segment.length();
        }
        return Optional.empty();
    }

    private Optional<String> written(IoSlot slot, Trial trial) {
        long at = slot.shape().offset() - window.start();
        for (Segments.Segment segment : slot.shape().segments().asList()) {
            if (trial.isAccepted()) {
                MemorySegment.copy(
                        slot.buffer().body(), segment.memoryOffset(), window.picture(), at, segment.length());
            }
            at += segment.length();
        }
        long changed = window.firstChange(slot.shape().offset(), slot.shape().lengthBytes());
        // What a write that came short has left in its range is anybody's guess.
        boolean known = trial.result() < 0 || trial.isAccepted();
        return changed >= 0 && known
                ? Optional.of(" was answered with " + trial.answer() + " and left wrong bytes, the first at " + changed)
                : Optional.empty();
    }

    Measured.Data data(Direction direction) {
        boolean blind = direction == Direction.READ && window.isUniform();
        Measured.Verdict verdict = blind ? Measured.Verdict.NOT_CHECKABLE : Measured.Verdict.RIGHT;
        return new Measured.Data(checked, wrong, firstWrong, wrong > 0 ? Measured.Verdict.WRONG : verdict);
    }
}
