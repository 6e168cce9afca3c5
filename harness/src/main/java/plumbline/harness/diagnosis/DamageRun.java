package plumbline.harness.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that stand side by side and met the same fate.
 *
 * @param offset of the first, in the target
 * @param length in bytes
 * @param what happened to them
 * @param origin where they belong, when they say so
 * @param edge what begins or ends where the run does, when something does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DamageRun(
        long offset,
        long length,
        @JsonProperty("class") DamageClass what,
        @Nullable Source origin,
        @Nullable String edge) {

    /**
     * Where bytes come from.
     *
     * @param offset in the target
     * @param generation of the write that made them
     * @param shiftBytes how far they moved: where they are, less where they belong
     */
    public record Source(long offset, int generation, long shiftBytes) {}

    static DamageRun of(long start, long end, DamageClass what) {
        return new DamageRun(start, end - start, what, null, null);
    }

    DamageRun as(DamageClass other) {
        return new DamageRun(offset, length, other, origin, edge);
    }

    DamageRun from(Story.Written story) {
        Source source = new Source(offset - story.shiftBytes(), story.generation(), story.shiftBytes());
        return new DamageRun(offset, length, what, source, edge);
    }

    DamageRun atEdge(@Nullable String name) {
        return new DamageRun(offset, length, what, origin, name);
    }

    /** Behind the last byte. */
    public long end() {
        return offset + length;
    }

    /** In a sentence. */
    public String describe() {
        String text = length + " bytes at " + offset + " are " + what.word();
        if (origin != null) {
            text += switch (what) {
                case STALE, TORN -> ": generation " + origin.generation();
                case MISPLACED, SHIFTED ->
                    ": they belong to " + origin.offset() + " (moved by " + origin.shiftBytes() + "), generation "
                            + origin.generation();
                case UNTOUCHED, ZEROED, BITFLIP, FOREIGN -> "";
            };
        }
        return edge == null ? text : text + ", at the edge of a " + edge;
    }
}
