package plumbline.harness.bench;

import plumbline.harness.engine.IoSlot;

/** What is done with a request's bytes before it is issued and after it has completed. One thread. */
interface Handling {
    /** Slots are new: what their buffers hold is not known. */
    default void begin() {}

    /** Makes the buffer ready. */
    void prepare(IoSlot slot);

    /**
     * The request has completed; its buffer is used again behind this.
     *
     * @param result bytes, or the negative error number
     */
    void completed(IoSlot slot, long result);
}
