package plumbline.harness.recording;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import plumbline.harness.plan.Control;
import plumbline.harness.plan.Flush;
import plumbline.harness.plan.RangeControl;

/** A line of a recording behind its header. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RecordingLine.Engine.class, name = "engine"),
    @JsonSubTypes.Type(value = RecordingLine.Stage.class, name = "stage"),
    @JsonSubTypes.Type(value = RecordingLine.Request.class, name = "request"),
    @JsonSubTypes.Type(value = RecordingLine.Fsync.class, name = "fsync"),
    @JsonSubTypes.Type(value = RecordingLine.Range.class, name = "range"),
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

    /** A range that is given back or made zeros, behind the requests of its engine. */
    record Range(RangeControl.Way ioctl, long offset, long lengthBytes) implements RecordingLine {
        public Range {
            requireNonNull(ioctl);
        }
    }

    /** The line for something besides requests. */
    static RecordingLine of(Control control) {
        return switch (control) {
            case Flush flush -> new Fsync(flush);
            case RangeControl range -> new Range(range.way(), range.offset(), range.lengthBytes());
        };
    }

    /**
     * The last line.
     *
     * @param requests how many there are, each fsync and range among them
     */
    record End(long requests) implements RecordingLine {}
}
