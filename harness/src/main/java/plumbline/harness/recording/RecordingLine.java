package plumbline.harness.recording;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import plumbline.harness.plan.Flush;

/** A line of a recording behind its header. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RecordingLine.Engine.class, name = "engine"),
    @JsonSubTypes.Type(value = RecordingLine.Stage.class, name = "stage"),
    @JsonSubTypes.Type(value = RecordingLine.Request.class, name = "request"),
    @JsonSubTypes.Type(value = RecordingLine.Fsync.class, name = "fsync"),
    @JsonSubTypes.Type(value = RecordingLine.End.class, name = "end"),
})
sealed interface RecordingLine {
    /** An engine is opened. */
    record Engine(String name) implements RecordingLine {}

    /** Requests that may be in flight together begin. */
    record Stage(String name, int depth) implements RecordingLine {}

    /** A request, as {@link plumbline.harness.plan.ShapeText} spells it. */
    record Request(int slot, String shape) implements RecordingLine {}

    /** An fsync behind the requests of its engine. */
    record Fsync(Flush of) implements RecordingLine {
        public Fsync {
            requireNonNull(of);
        }
    }

    /**
     * The last line.
     *
     * @param requests how many there are, each fsync among them
     */
    record End(long requests) implements RecordingLine {}
}
