package plumbline.harness.bench;

import java.util.List;
import plumbline.harness.engine.IoSlot;

/** What is done with a request's bytes before it is issued and after it has completed. One thread. */
interface Handling {
    /** Slots are new: what their buffers hold is not known. */
    default void begin() {}

    /**
     * Moves a slot to another place in the target, and makes its buffer ready.
     *
     * @param slot whose requests all go the same way between begin and end
     * @param id unique in the run
     */
    void prepare(IoSlot slot, long id, long to);

    /**
     * The request has completed; its buffer is used again behind this.
     *
     * @param result bytes, or the negative error number
     */
    void completed(IoSlot slot, long result);

    /** Nothing is in flight, and nothing more will be prepared. */
    default void end(List<IoSlot> slots) {}
}
