package plumbline.harness.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.Verdict;

/** What a worker says: one line of JSON each on its standard output. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkerEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = WorkerEvent.Beat.class, name = "beat"),
    @JsonSubTypes.Type(value = WorkerEvent.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = WorkerEvent.NoStack.class, name = "noStack"),
    @JsonSubTypes.Type(value = WorkerEvent.JobDone.class, name = "jobDone"),
    @JsonSubTypes.Type(value = WorkerEvent.Gone.class, name = "gone"),
})
sealed interface WorkerEvent {
    /** An item begins. */
    record Started(WorkItem item) implements WorkerEvent {}

    /**
     * The worker lives.
     *
     * @param requests of the case so far
     * @param oldestMillis how long the oldest request has been in flight
     */
    record Beat(long requests, long oldestMillis) implements WorkerEvent {}

    /**
     * An item has its verdict.
     *
     * @param recording the lines of what was issued, when something was found
     */
    record Finished(WorkItem item, CaseResult result, List<String> recording) implements WorkerEvent {}

    /**
     * The stack could not be built: every item has this verdict.
     *
     * @param verdict SKIPPED or BROKEN
     * @param badInput whether the caller asked for what cannot be
     */
    record NoStack(Verdict verdict, String reason, boolean badInput) implements WorkerEvent {}

    /**
     * The stack was taken apart.
     *
     * @param notes sentences about the stack
     * @param complaints of the checkers of its file systems
     */
    record JobDone(List<String> notes, List<Finding> complaints) implements WorkerEvent {}

    /** Made by the supervisor: the worker's standard output has ended. */
    record Gone() implements WorkerEvent {}
}
