package plumbline.harness.fault;

import java.util.List;
import plumbline.harness.engine.Engine;

/** Plants one fault while a trial runs, in one of the {@link Way}s. One thread. */
interface Planter extends AutoCloseable {
    /** From now on. */
    void begin();

    /** Nothing of a round has been written yet. */
    default void beforeWrites() {}

    /** All has been written, nothing read yet. */
    default void betweenWritesAndReads() {}

    /** Puts itself between an engine and its user, if that is its way. */
    default Engine around(Engine engine) {
        return engine;
    }

    /** What it has planted since {@link #begin}, by its own log, as far as it can be noticed. */
    List<Planted> plants();

    /** Tells the truth from now on. */
    @Override
    void close();
}
