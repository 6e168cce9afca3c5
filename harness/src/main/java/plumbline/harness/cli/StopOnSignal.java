package plumbline.harness.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import plumbline.harness.run.StopFlag;
import plumbline.loopctl.cli.ExplainedFailures;

/**
 * Turns SIGINT and SIGTERM into the stop flag: the run is cut short, reports on what it has, undoes its stacks, and ends
 * the process with its own status. A run that does not come to its end in time is left to the ledger.
 */
final class StopOnSignal implements AutoCloseable {
    private static final long TO_END_SECONDS = 30;

    private final StopFlag stop;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = Thread.ofPlatform().unstarted(this::stopAndWait);
    private volatile int status = ExplainedFailures.BROKEN;

    StopOnSignal(StopFlag stop) {
        this.stop = stop;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stopAndWait() {
        stop.set();
        try {
            if (!ended.await(TO_END_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("plumb: the run did not end within " + TO_END_SECONDS
                        + " s of the signal; the next start removes what it left");
            }
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(status);
    }

    /** The run has its status. */
    void finished(int exitStatus) {
        status = exitStatus;
    }

    @Override
    public void close() {
        ended.countDown();
        if (!stop.isSet()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
