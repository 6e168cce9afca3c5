package plumbline.bindings.uring;

/** Takes completions one by one, on the ring's thread. */
@FunctionalInterface
public interface CompletionHandler {
    /**
     * Takes one completion.
     *
     * @param userData what the entry carried
     * @param result bytes, or the negative error number
     * @param flags the IORING_CQE_F bits
     */
    void completed(long userData, int result, int flags);
}
