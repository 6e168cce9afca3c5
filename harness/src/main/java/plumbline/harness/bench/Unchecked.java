package plumbline.harness.bench;

import plumbline.bindings.sys.Errno;
import plumbline.harness.engine.IoSlot;

/** Nothing but that all of it was moved. */
final class Unchecked implements Handling {
    @Override
    public void prepare(IoSlot slot, long id, long to) {
        slot.move(id, to);
    }

    @Override
    public void completed(IoSlot slot, long result) {
        if (result != slot.lengthBytes()) {
            throw new IllegalStateException(
                    slot.shape() + " came back with " + (result < 0 ? Errno.describe(result) : result + " bytes")
                            + ": nothing can be measured like this");
        }
    }
}
