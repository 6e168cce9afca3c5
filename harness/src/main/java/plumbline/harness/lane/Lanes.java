package plumbline.harness.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Runs the lanes of a spec, as many side by side as it says. */
public final class Lanes {
    private Lanes() {}

    /**
     * Runs every lane to its end.
     *
     * @param ended hears of each lane as it ends, on that lane's thread
     * @return in the order of the spec's kernels
     * @throws InterruptedException when the calling thread is interrupted; the guests are ended
     */
    public static List<LaneResult> run(LaneTools tools, LaneSpec spec, Consumer<LaneResult> ended)
            throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(spec.guest().sideBySide());
        try {
            List<Future<LaneResult>> running = new ArrayList<>();
            for (String kernel : spec.kernels()) {
                running.add(threads.submit(() -> {
                    LaneResult result = new Lane(tools, spec, kernel).run();
                    ended.accept(result);
                    return result;
                }));
            }
            return results(running);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<LaneResult> results(List<Future<LaneResult>> running) throws InterruptedException {
        List<LaneResult> results = new ArrayList<>();
        for (Future<LaneResult> lane : running) {
            try {
                results.add(lane.get());
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed.getCause());
            }
        }
        return results;
    }
}
