package plumbline.harness.engine;

/** An engine around another, for those who want to see requests before they are issued and answers as they come. */
public abstract class EngineFilter implements Engine {
    private final Engine inner;

    protected EngineFilter(Engine inner) {
        this.inner = inner;
    }

    /** The request is about to be issued. */
    protected abstract void issuing(IoSlot slot);

    /** The request has been answered; whoever issued it is told next. */
    protected abstract void answered(IoSlot slot, long result);

    @Override
    public final void submit(IoSlot slot) {
        issuing(slot);
        inner.submit(slot);
    }

    @Override
    public final int reap(int atLeast, long timeoutNanos, CompletionSink sink) {
        return inner.reap(atLeast, timeoutNanos, new CompletionSink() {
            @Override
            public void completed(IoSlot slot, long result) {
                answered(slot, result);
                sink.completed(slot, result);
            }

            @Override
            public void unexpected(long requestId, long result) {
                sink.unexpected(requestId, result);
            }
        });
    }

    @Override
    public void close() {
        inner.close();
    }
}
