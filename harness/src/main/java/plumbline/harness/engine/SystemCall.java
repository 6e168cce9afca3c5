package plumbline.harness.engine;

import plumbline.bindings.sys.Fd;

/** One blocking read or write. */
@FunctionalInterface
interface SystemCall {
    /** Makes the call that the slot's request asks for; bytes, or the negative error number. */
    long make(Fd fd, IoSlot slot);
}
