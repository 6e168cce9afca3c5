package plumbline.harness.fault;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.loopctl.stack.Stack;

/** A stack that is built when it is asked for, and anew after one that may be in no fit state. */
final class Standing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

    private final Supplier<Stack> builder;
    private @Nullable Stack stack;

    Standing(Supplier<Stack> builder) {
        this.builder = builder;
    }

    Stack stack() {
        if (stack == null) {
            stack = builder.get();
        }
        return stack;
    }

    /** Takes it down, as far as it goes: what does not stays in the ledger, and other trials want to run. */
    void takeDown() {
        try (Stack _ = stack) {
            stack = null;
        } catch (RuntimeException stuck) {
            LOG.warn("{}", stuck.getMessage());
        }
    }

    @Override
    public void close() {
        takeDown();
    }
}
