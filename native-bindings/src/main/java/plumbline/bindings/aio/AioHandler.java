package plumbline.bindings.aio;

/** Takes events one by one, on the context's thread. */
@FunctionalInterface
public interface AioHandler {
    /**
     * Takes one event.
     *
     * @param userData what the entry carried
     * @param result bytes, or the negative error number
     */
    void completed(long userData, long result);
}
