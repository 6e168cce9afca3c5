package plumbline.harness.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.harness.evidence.Evidence;

/**
 * How one case went on one stack with one engine; the JSON of reports is just this.
 *
 * @param name the case's
 * @param why the sentence that completes "This case shows that"
 * @param stack the stack's text
 * @param target its path
 * @param engine the engine's word
 * @param reason why it was skipped or is broken
 * @param requests how many were made
 * @param bytes how many they moved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseResult(
        @JsonProperty("case") String name,
        String why,
        String stack,
        String target,
        String engine,
        Verdict verdict,
        @Nullable String reason,
        long requests,
        long bytes,
        long durationMillis,
        Evidence evidence,
        List<Note> notes,
        List<Finding> findings) {

    public CaseResult {
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
    }

    /** Whether there are findings, and every one of them has been looked into before. */
    public boolean isKnown() {
        return verdict == Verdict.FAILED
                && notes.stream().anyMatch(note -> note.kind().equals(Note.KNOWN));
    }

    /** The same result with other findings. */
    public CaseResult withFindings(List<Finding> others) {
        return new CaseResult(
                name,
                why,
                stack,
                target,
                engine,
                verdict,
                reason,
                requests,
                bytes,
                durationMillis,
                evidence,
                notes,
                others);
    }

    /** The same result with other notes. */
    public CaseResult withNotes(List<Note> others) {
        return new CaseResult(
                name,
                why,
                stack,
                target,
                engine,
                verdict,
                reason,
                requests,
                bytes,
                durationMillis,
                evidence,
                others,
                findings);
    }
}
