package plumbline.harness;

import plumbline.harness.run.RunListener;
import plumbline.harness.run.RunOutcome;
import plumbline.harness.run.RunSpec;
import plumbline.harness.run.StopFlag;
import plumbline.harness.run.SuiteRun;

/** The way in for programs: the command line and other people's tests alike. */
public final class Harness {
    private Harness() {}

    /**
     * Runs cases in worker processes and returns once each has its verdict.
     *
     * @param listener hears of the run while it lasts, on the calling thread
     * @throws InterruptedException when the calling thread is interrupted; workers are ended and their stacks undone
     */
    public static RunOutcome run(RunSpec spec, RunListener listener) throws InterruptedException {
        return run(spec, listener, new StopFlag());
    }

    /** As {@link #run(RunSpec, RunListener)}; setting the flag cuts the run short. */
    public static RunOutcome run(RunSpec spec, RunListener listener, StopFlag stop) throws InterruptedException {
        return SuiteRun.run(spec, listener, stop);
    }
}
