package plumbline.harness.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import plumbline.harness.engine.CompletionSink;
import plumbline.harness.engine.Engine;
import plumbline.harness.engine.IoSlot;

/** An engine that hands most requests on to an honest one, and answers some of them itself. */
abstract class FaultyEngine implements Engine {
    private final Engine honest;
    private final Deque<Answer> own = new ArrayDeque<>();

    private record Answer(IoSlot slot, long result) {}

    FaultyEngine(Engine honest) {
        this.honest = honest;
    }

    /** Whether the request was dealt with, by {@link #answer} or by silence. */
    abstract boolean takesOver(IoSlot slot);

    /** Sees an honest answer before it is handed over. */
    void answered(IoSlot slot, long result, CompletionSink sink) {
        sink.completed(slot, result);
    }

    /** The answer that is to be handed over with the next ones. */
    final void answer(IoSlot slot, long result) {
        own.add(new Answer(slot, result));
    }

    @Override
    public final void submit(IoSlot slot) {
        if (!takesOver(slot)) {
            honest.submit(slot);
        }
    }

    @Override
    public final int reap(int atLeast, long timeoutNanos, CompletionSink sink) {
        int count = 0;
        for (Answer answer = own.poll(); answer != null; answer = own.poll()) {
            sink.completed(answer.slot(), answer.result());
            count++;
        }
        return count + honest.reap(Math.max(0, atLeast - count), count > 0 ? 0 : timeoutNanos, new Watching(sink));
    }

    private final class Watching implements CompletionSink {
        private final CompletionSink sink;

        Watching(CompletionSink sink) {
            this.sink = sink;
        }

        @Override
        public void completed(IoSlot slot, long result) {
            answered(slot, result, sink);
        }

        @Override
        public void unexpected(long requestId, long result) {
            sink.unexpected(requestId, result);
        }
    }

    @Override
    public void close() {
        honest.close();
    }
}
