package plumbline.harness.verify;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import plumbline.harness.run.StopFlag;

/** What ends a run that is nobody's finding: the first cause is kept, and nothing more is issued. Any thread. */
final class Trouble {
    private final StopFlag stop;
    private final AtomicReference<String> cause = new AtomicReference<>();

    Trouble(StopFlag stop) {
        this.stop = stop;
    }

    void happened(String sentence) {
        cause.compareAndSet(null, sentence);
        stop.set();
    }

    Optional<String> cause() {
        return Optional.ofNullable(cause.get());
    }
}
