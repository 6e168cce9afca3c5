package plumbline.harness.run;

import java.util.List;
import plumbline.harness.verdict.CaseResult;

/** Hears of a run while it lasts, on the supervisor's thread. */
public interface RunListener {
    /** Nobody listens. */
    RunListener NONE = new RunListener() {};

    /** A sentence that is no result: what was left over and removed, what came out otherwise than asked for. */
    default void message(String sentence) {}

    /** A worker process was started. */
    default void workerStarted(long pid) {}

    /**
     * A case begins.
     *
     * @param done how many have ended
     * @param total how many there are
     */
    default void started(WorkItem item, String stack, int done, int total) {}

    /** A case goes on; {@code requests} are those it has made. */
    default void beat(long requests) {}

    /** A case has ended. */
    default void finished(CaseResult result, int done, int total) {}

    /** The run is over. */
    default void ended(List<CaseResult> results) {}
}
