package plumbline.loopctl.layer;

import java.util.ArrayList;
import java.util.List;

/**
 * What a layer has made so far. While it is being made, closing undoes all of it; once it stands, {@link #done()} hands
 * the undoing over to whoever owns the layer.
 */
final class Undo implements AutoCloseable {
    private final List<AutoCloseable> made = new ArrayList<>();

    /** Remembers something, and hands it through. */
    <T extends AutoCloseable> T add(T thing) {
        made.add(thing);
        return thing;
    }

    /** Everything made; this object forgets it. */
    List<AutoCloseable> done() {
        List<AutoCloseable> all = List.copyOf(made);
        made.clear();
        return all;
    }

    @Override
    public void close() {
        reversed(made);
    }

    /** Closes everything from the last to the first; the first failure is thrown once the rest has been tried. */
    static void reversed(List<AutoCloseable> things) {
        RuntimeException first = null;
        for (AutoCloseable thing : things.reversed()) {
            try {
                thing.close();
            } catch (Exception failed) {
                RuntimeException failure =
                        failed instanceof RuntimeException same ? same : new IllegalStateException(failed);
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
