package plumbline.harness.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import plumbline.harness.run.StopFlag;
import plumbline.harness.verdict.Note;
import plumbline.loopctl.host.CpuTimes;
import plumbline.loopctl.host.Host;

/** The threads of a run's jobs; they live as long as the run, so that what they cost can be told at its end. */
final class Crew implements AutoCloseable {
    private static final String NAME = "job-";

    private final StopFlag stop;
    private final ExecutorService threads;
    private final CpuTimes before = CpuTimes.read(Host.live(), List.of(NAME));

    Crew(int size, StopFlag stop) {
        this.stop = stop;
        this.threads = Executors.newFixedThreadPool(
                size, Thread.ofPlatform().name(NAME, 0).factory());
    }

    /** Does all of them at once, and returns when they are done; an interrupt asks them to stop. */
    void work(List<Runnable> jobs) {
        List<Future<?>> running = new ArrayList<>();
        jobs.forEach(job -> running.add(threads.submit(job)));
        running.forEach(this::await);
    }

    private void await(Future<?> job) {
        while (true) {
            try {
                job.get();
                return;
            } catch (InterruptedException asked) {
                stop.set();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
            }
        }
    }

    /** What the processors did since it began. */
    List<Note> costs() {
        CpuTimes used = CpuTimes.read(Host.live(), List.of(NAME)).since(before);
        return List.of(
                new Note(
                        "cpu-issuing-user", used.issuingUser(), "ms in user mode, of the threads that issue and check"),
                new Note("cpu-issuing-system", used.issuingSystem(), "ms in the kernel, of the same threads"),
                new Note("cpu-jit", used.jit(), "ms of the JVM's compilers"),
                new Note("cpu-gc", used.gc(), "ms of the JVM's garbage collector"));
    }

    @Override
    public void close() {
        threads.close();
    }
}
