package plumbline.harness.engine;

/**
 * Issues requests and hands over what the kernel answered. Opened, used and closed by one thread, for one file and one
 * pool of slots; it judges nothing and throws nothing for what the kernel answers.
 */
public interface Engine extends AutoCloseable {
    /** Issues the slot's request, at once or with the next {@link #reap}. */
    void submit(IoSlot slot);

    /**
     * Waits for completions.
     *
     * @param atLeast how many to wait for, at most as many as are in flight
     * @param timeoutNanos how long to wait at most
     * @return how many were handed over
     */
    int reap(int atLeast, long timeoutNanos, CompletionSink sink);

    /** Gives up what the engine holds of the kernel's; the slots' memory is the pool's. */
    @Override
    void close();
}
