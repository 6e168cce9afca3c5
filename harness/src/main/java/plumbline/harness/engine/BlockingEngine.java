package plumbline.harness.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Blocking calls, at depth by one platform thread a slot (a downcall pins a virtual one). At depth 1 the call is made by
 * the caller's own thread.
 */
final class BlockingEngine implements Engine {
    private final EngineTarget target;
    private final SystemCall call;
    private final Held held;
    private final BlockingQueue<IoSlot> submitted = new LinkedBlockingQueue<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    /** What a call needs for as long as the engine is open. */
    @FunctionalInterface
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    private record Answer(IoSlot slot, long result) {}

    BlockingEngine(EngineTarget target, SystemCall call) {
        this(target, call, () -> {});
    }

    /**
     * An engine that holds something.
     *
     * @param held closed behind it
     */
    BlockingEngine(EngineTarget target, SystemCall call, Held held) {
        this.target = target;
        this.call = call;
        this.held = held;
        for (int i = 0; i < target.depth() && target.depth() > 1; i++) {
            threads.add(Thread.ofPlatform().daemon().name("io-" + i).start(this::work));
        }
    }

    private void work() {
        try {
            while (true) {
                answer(submitted.take());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(IoSlot slot) {
        answers.add(new Answer(slot, call.make(target.fd(), slot)));
    }

    @Override
    public void submit(IoSlot slot) {
        if (threads.isEmpty()) {
            answer(slot);
        } else {
            submitted.add(slot);
        }
    }

    @Override
    public int reap(int atLeast, long timeoutNanos, CompletionSink sink) {
        long deadline = System.nanoTime() + timeoutNanos;
        int count = 0;
        try {
            Answer answer = answers.poll();
            while (answer != null || count < atLeast) {
                if (answer == null) {
                    answer = answers.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                }
                if (answer == null) {
                    return count;
                }
                sink.completed(answer.slot(), answer.result());
                count++;
                answer = answers.poll();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return count;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        held.close();
    }
}
