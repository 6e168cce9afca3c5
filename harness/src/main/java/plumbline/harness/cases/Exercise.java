package plumbline.harness.cases;

import java.time.Duration;
import java.util.List;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Control;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Shape;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.stack.Stack;

/**
 * What a {@link CaseBody.Procedure} works with. One thread. A procedure that cannot run here throws
 * {@link CaseSkippedException}; a failure of the set-up (a {@code SyscallException}, an {@code IllegalStateException})
 * makes the case Broken; findings make it Failed.
 */
public interface Exercise {
    /** The stack that stands; its target is the procedure's to do with as it likes, as long as it leaves it in place. */
    Stack stack();

    /** The target's contract, the engine's traits, the case's own randomness and scale. */
    Recipe recipe();

    /** The engine that the case is put to. */
    EngineSpec engine();

    /** Carries out a plan on the target through the case's engine, with every check that planned cases have. */
    default void carryOut(Plan plan) {
        carryOut(engine(), plan);
    }

    /** Carries out a plan on the target through any engine, with every check that planned cases have. */
    void carryOut(EngineSpec through, Plan plan);

    /**
     * Says what is about to be done. A step that takes longer than a request may counts as stuck, and is named then.
     *
     * @param what in a few words: {@code reading …}
     */
    void step(String what);

    /** The same of a step that no replay of the recorded requests takes. */
    void besideRequests(String what);

    /**
     * Says that requests are about to be made beside those of {@link #carryOut}.
     *
     * @param depth how many at once
     */
    void issuing(List<Shape> shapes, int depth);

    /** Says that something besides reads and writes is about to be asked for. */
    void controlling(Control control);

    /** Counts requests that were made, and bytes that they moved, beside those of {@link #carryOut}. */
    void moved(long requests, long bytes);

    /** The kernel broke its word. */
    void found(Finding finding);

    /** How long a request may be in flight. */
    Duration patience();

    /** A request of the procedure's own was not answered in time: a finding, and the process should end soon. */
    void unanswered(IoSlot slot);

    /**
     * Something worth showing that breaks no promise.
     *
     * @param kind a word to count by
     * @param message a sentence; the first of a kind is shown
     */
    void note(String kind, String message);

    /** Whether the run is to end; a procedure asks between its steps and returns early. */
    boolean isStopped();
}
