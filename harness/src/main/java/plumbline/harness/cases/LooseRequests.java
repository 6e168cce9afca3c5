package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.harness.engine.CompletionSink;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.engine.OpenEngine;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.engine.SlotPool;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Shape;

/**
 * Requests that no plan can have, because what is right is not for the oracle to say: through the case's engine, on a
 * descriptor of their own. Whoever makes them judges the answers, and what they moved. One thread.
 */
final class LooseRequests implements AutoCloseable {
    private final Exercise exercise;
    private final OpenEngine open;
    private final SlotPool slots;
    private long made;

    /**
     * An engine on the case's target.
     *
     * @param needs of the requests
     * @param more what the target is opened with besides
     */
    LooseRequests(Exercise exercise, SlotNeeds needs, OpenFlag... more) {
        this.exercise = exercise;
        OpenFlag[] flags = Stream.concat(
                        Arrays.stream(exercise.engine().traits().openFlags()), Arrays.stream(more))
                .toArray(OpenFlag[]::new);
        this.open = OpenEngine.of(exercise.stack().target().path(), exercise.engine(), needs, flags);
        this.slots = open.slots();
    }

    /** The descriptor that the requests go through. */
    Fd target() {
        return open.fd();
    }

    /** The memory of requests that are made one by one. */
    AlignedBuffer memory(BufferKind kind) {
        return slots.slot(0).buffer(kind);
    }

    /**
     * The answer to one request, whose memory stays as it is: bytes, or the negative error number.
     *
     * @throws IllegalStateException when there is no answer in time, which is a finding already
     */
    long one(Shape shape) {
        return all(List.of(shape), (slot, number) -> {}).getFirst();
    }

    /** The answer to one write, each byte of whose memory holds a value. */
    long one(Shape shape, int value) {
        return all(List.of(shape), value).getFirst();
    }

    /**
     * The answers to writes that are made at once, as many as there are slots; the next behind them.
     *
     * @param firstValue what each byte of the first holds; of the next, one more
     * @throws IllegalStateException when there is no answer in time, which is a finding already
     */
    List<Long> all(List<Shape> shapes, int firstValue) {
        return all(shapes, (slot, number) -> slot.buffer().body().fill((byte) (firstValue + number)));
    }

    private List<Long> all(List<Shape> shapes, ObjIntConsumer<IoSlot> prepare) {
        exercise.issuing(shapes, slots.depth());
        Map<Long, Long> answers = new HashMap<>();
        long first = made + 1;
        for (int i = 0; i < shapes.size(); i++) {
            if (!slots.hasFree()) {
                reap(i, answers);
            }
            IoSlot slot = slots.take();
            slot.load(++made, shapes.get(i));
            prepare.accept(slot, i);
            slot.arm();
            open.engine().submit(slot);
        }
        reap(shapes.size(), answers);
        List<Long> inOrder = new ArrayList<>();
        for (long id = first; id <= made; id++) {
            inOrder.add(answers.get(id));
        }
        exercise.moved(
                shapes.size(),
                inOrder.stream().mapToLong(answer -> Math.max(0, answer)).sum());
        return inOrder;
    }

    private void reap(int count, Map<Long, Long> answers) {
        long patienceNanos = exercise.patience().toNanos();
        long deadline = System.nanoTime() + patienceNanos;
        while (answers.size() < count) {
            if (open.engine().reap(1, patienceNanos, new Reaped(answers)) == 0 && System.nanoTime() >= deadline) {
                slots.quarantine().forEach(exercise::unanswered);
                throw new IllegalStateException("a request was not answered in time");
            }
        }
    }

    private final class Reaped implements CompletionSink {
        private final Map<Long, Long> answers;

        Reaped(Map<Long, Long> answers) {
            this.answers = answers;
        }

        @Override
        public void completed(IoSlot slot, long result) {
            slot.disarm();
            answers.put(slot.requestId(), result);
            slots.release(slot);
        }

        @Override
        public void unexpected(long requestId, long result) {
            throw new IllegalStateException("an answer came that nobody had asked for: " + result);
        }
    }

    @Override
    public void close() {
        open.close();
    }
}
