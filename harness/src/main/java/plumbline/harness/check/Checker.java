package plumbline.harness.check;

import plumbline.harness.engine.IoSlot;

/** Judges one completion in place, before its buffer is used again. Nothing is copied unless something is wrong. */
public interface Checker {
    /**
     * Judges.
     *
     * @param slot the request, its buffer as the kernel left it
     * @param result bytes, or the negative error number
     */
    void check(IoSlot slot, long result, CheckLog log);
}
