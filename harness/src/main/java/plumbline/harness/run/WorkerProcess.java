package plumbline.harness.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.harness.verdict.ResultJson;
import plumbline.loopctl.host.Dying;
import plumbline.loopctl.host.TemporaryFolder;

/** A worker as the supervisor sees it: a process that is given jobs, heard, and at worst killed, once. */
final class WorkerProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
    private static final Duration TO_END = Duration.ofSeconds(15);
    private static final Duration SLICE = Duration.ofMillis(50);
    private static final Duration TO_DIE = Duration.ofSeconds(3);

    private final Process process;
    private final Writer jobs;
    private final TemporaryFolder folder;
    private final BlockingQueue<WorkerEvent> events = new LinkedBlockingQueue<>();

    private WorkerProcess(Process process, TemporaryFolder folder) {
        this.process = process;
        this.folder = folder;
        this.jobs = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name("events-" + process.pid()).start(this::listen);
    }

    static WorkerProcess start(RunSpec.Limits limits) {
        TemporaryFolder folder = TemporaryFolder.make("plumbline-worker-");
        try {
            Process process = new ProcessBuilder(WorkerCommand.of(submissions(folder), limits))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new WorkerProcess(process, folder);
        } catch (IOException refused) {
            folder.close();
            throw new UncheckedIOException("a worker process cannot be started", refused);
        }
    }

    private static Path submissions(TemporaryFolder folder) {
        return folder.path().resolve("submissions");
    }

    private void listen() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                events.add(ResultJson.read(line, WorkerEvent.class));
            }
        } catch (IOException | UncheckedIOException cutOff) {
            LOG.debug("worker {} was cut off", process.pid(), cutOff);
        }
        events.add(new WorkerEvent.Gone());
    }

    long pid() {
        return process.pid();
    }

    void send(WorkerJob job) {
        try {
            jobs.write(ResultJson.line(job) + "\n");
            jobs.flush();
        } catch (IOException gone) {
            events.add(new WorkerEvent.Gone());
        }
    }

    /**
     * The next event; null when none comes in time. A worker that is stuck in its
     * end is gone, once all that it said is heard.
     */
    @Nullable
    WorkerEvent next(Duration timeout) throws InterruptedException {
        WorkerEvent event = events.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (event != null || !Dying.is(process.pid())) {
            return event;
        }
        WorkerEvent last = events.poll(TO_DIE.toMillis(), TimeUnit.MILLISECONDS);
        return last == null ? new WorkerEvent.Gone() : last;
    }

    /** The requests that were in flight when the worker was last heard or seen. */
    List<String> inFlight() {
        try (SubmissionLog log = SubmissionLog.open(submissions(folder))) {
            return log.inFlight();
        }
    }

    /** Asks the worker to cut its case short and end; {@link #close} waits for it. */
    void stop() {
        try {
            jobs.close();
        } catch (IOException gone) {
            LOG.debug("worker {} is gone already", process.pid(), gone);
        }
    }

    /** Kills the process, once, and never waits long for it: it may be stuck in the kernel. */
    void kill() {
        process.destroyForcibly();
        await(TO_DIE);
    }

    /** How the process ended, in words. */
    String describeEnd() {
        await(TO_DIE);
        if (process.isAlive()) {
            return "is stuck in the kernel and cannot be killed";
        }
        int status = process.exitValue();
        return status > 128 ? "died of signal " + (status - 128) : "ended with status " + status;
    }

    /** Whether it has ended, or will when the kernel lets it. */
    private boolean await(Duration time) {
        try {
            long end = System.nanoTime() + time.toNanos();
            while (!process.waitFor(SLICE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (Dying.is(process.pid())) {
                    return true;
                }
                if (System.nanoTime() - end >= 0) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets the worker end by itself, and kills it when it does not. */
    @Override
    public void close() {
        stop();
        if (!await(TO_END)) {
            kill();
        }
        try {
            folder.close();
        } catch (UncheckedIOException kept) {
            LOG.debug("{} stays", folder.path(), kept);
        }
    }
}
