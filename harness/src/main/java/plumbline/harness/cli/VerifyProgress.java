package plumbline.harness.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import plumbline.harness.report.Bytes;
import plumbline.harness.verify.VerifyRun.Progress;

/** Shows on a terminal how far a run is: percent, rate, findings so far, time left. */
final class VerifyProgress implements AutoCloseable {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Supplier<Progress> progress;
    private final StatusLine line;
    private final long startedNanos = System.nanoTime();
    private final Thread thread;
    private volatile boolean ended;

    VerifyProgress(Supplier<Progress> progress, PrintWriter err) {
        this.progress = progress;
        this.line = new StatusLine(err);
        this.thread = Thread.ofPlatform().daemon().name("progress").start(this::showOn);
    }

    private void showOn() {
        while (!ended) {
            line.show(sentence(progress.get(), System.nanoTime() - startedNanos));
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }

    static String sentence(Progress now, long nanos) {
        double seconds = Math.max(1e-3, nanos / 1e9);
        double share = Math.min(1, (double) now.bytes() / Math.max(1, now.ofBytes()));
        long left = share == 0 ? 0 : Math.round(seconds / share - seconds);
        return String.format(
                Locale.ROOT,
                "%s: %.0f %%, %s/s, %d findings, %d s left",
                now.phase(),
                100 * share,
                Bytes.format((long) (now.bytes() / seconds)),
                now.findings(),
                left);
    }

    @Override
    public void close() {
        ended = true;
        LockSupport.unpark(thread);
        line.erase();
    }
}
