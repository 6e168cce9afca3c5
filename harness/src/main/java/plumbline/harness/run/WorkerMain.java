package plumbline.harness.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import plumbline.harness.verdict.ResultJson;

/**
 * The worker process. Its arguments are the submission log, the folder for files, and the bound for a request in
 * milliseconds. Jobs come on standard input, events go to standard output; when standard input ends, so does the worker.
 */
public final class WorkerMain {
    /** The worker gave requests up and left the undoing to the supervisor. */
    static final int STATUS_HUNG = 9;

    private static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long UNDO_SECONDS = 10;
    private static final String END = "";

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final BlockingQueue<String> jobs = new LinkedBlockingQueue<>();
    private final StopFlag stop = new StopFlag();
    private final CountDownLatch ended = new CountDownLatch(1);

    private WorkerMain() {}

    /** Works until standard input ends or a signal comes. */
    public static void main(String[] arguments) {
        new WorkerMain().run(Path.of(arguments[0]), Path.of(arguments[1]), Long.parseLong(arguments[2]));
        // Not exit: a thread that is stuck in the kernel must not keep the process from ending.
        Runtime.getRuntime().halt(0);
    }

    private void run(Path submissions, Path files, long hangMillis) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stopAndWait));
        RunWatch watch = new RunWatch(SubmissionLog.open(submissions), stop, TimeUnit.MILLISECONDS.toNanos(hangMillis));
        startDaemon("jobs", this::readJobs);
        startDaemon("beat", () -> beat(watch));
        try (Workplace place = Workplace.open(files, "run")) {
            work(new Worker(place.ledger(), place.folder(), watch, this::say, WorkerMain::abandon));
        } finally {
            ended.countDown();
        }
    }

    private static void abandon() {
        Runtime.getRuntime().halt(STATUS_HUNG);
    }

    /** A signal: the current case is cut short, its stack taken apart, and only then does the process end. */
    private void stopAndWait() {
        stop.set();
        jobs.add(END);
        try {
            if (!ended.await(UNDO_SECONDS, TimeUnit.SECONDS)) {
                abandon();
            }
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
        }
    }

    private static void startDaemon(String name, Runnable task) {
        Thread.ofPlatform().daemon().name(name).start(task);
    }

    private void readJobs() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                jobs.add(line);
            }
        } catch (IOException gone) {
            stop.set();
        }
        // The supervisor is gone, or wants no more.
        stop.set();
        jobs.add(END);
    }

    private void beat(RunWatch watch) {
        while (true) {
            LockSupport.parkNanos(BEAT_NANOS);
            say(new WorkerEvent.Beat(watch.requests(), watch.oldestMillis()));
        }
    }

    private void work(Worker worker) {
        try {
            for (String job = jobs.take(); !job.equals(END); job = jobs.take()) {
                worker.work(ResultJson.read(job, WorkerJob.class));
            }
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(WorkerEvent event) {
        String line = ResultJson.line(event);
        synchronized (out) {
            out.println(line);
        }
    }
}
