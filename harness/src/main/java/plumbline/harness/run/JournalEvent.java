package plumbline.harness.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.RunReport.HostFacts;

/** What a journal holds: one line of JSON each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JournalEvent.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = JournalEvent.Building.class, name = "building"),
    @JsonSubTypes.Type(value = JournalEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = JournalEvent.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = JournalEvent.Cut.class, name = "cut"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface JournalEvent {
    /**
     * The run begins.
     *
     * @param seed of all randomness
     * @param startedAt ISO-8601
     * @param host where it runs
     */
    record Opened(long seed, String startedAt, HostFacts host) implements JournalEvent {}

    /** A worker was told to build a stack. */
    record Building(String stack) implements JournalEvent {}

    /** A case begins. */
    record Started(String stack, WorkItem item) implements JournalEvent {}

    /** A case has its verdict. */
    record Finished(CaseResult result) implements JournalEvent {}

    /**
     * Written by whoever watched the run from outside: the machine under it stopped.
     *
     * @param cause how
     * @param message a sentence
     * @param console the last lines of the kernel's console
     */
    record Cut(Cause cause, String message, List<String> console) implements JournalEvent {}

    /** How a machine stopped. */
    enum Cause {
        /** Its kernel panicked. */
        PANIC,
        /** It answered nothing any more. */
        HANG,
        /** Somebody ended it. */
        KILLED
    }
}
