package plumbline.harness.probe;

import plumbline.bindings.sys.Errno;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.Shape;

/**
 * A shape that was tried, and what the kernel answered.
 *
 * @param result bytes, or the negative error number
 */
public record Trial(EngineSpec engine, Shape shape, long result) {
    /** Whether all of it was carried out. */
    boolean isAccepted() {
        return result == shape.lengthBytes();
    }

    /** The answer in a word or two. */
    String answer() {
        return result < 0 ? Errno.describe(result) : result + " bytes";
    }
}
