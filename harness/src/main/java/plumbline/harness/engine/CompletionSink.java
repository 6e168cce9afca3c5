package plumbline.harness.engine;

/** Takes what the kernel answered. */
public interface CompletionSink {
    /**
     * A request has completed.
     *
     * @param result bytes, or the negative error number
     */
    void completed(IoSlot slot, long result);

    /** A completion came that no request in flight had asked for. */
    void unexpected(long requestId, long result);
}
