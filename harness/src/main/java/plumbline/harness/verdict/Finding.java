package plumbline.harness.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.harness.check.FindingKind;
import plumbline.harness.check.RequestRecord;
import plumbline.harness.diagnosis.DamageRun;

/**
 * One way in which the kernel broke its word.
 *
 * @param message a sentence with the numbers
 * @param request the request that showed it, if one did
 * @param runs what happened to the bytes
 * @param path the way that the guilty request took, layer by layer
 * @param layer the layer that did it, as far as it can be told
 * @param replay one line that shows it again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        FindingKind kind,
        String message,
        @Nullable RequestRecord request,
        List<DamageRun> runs,
        List<String> path,
        @Nullable String layer,
        @Nullable String replay) {

    /** A finding that no single request stands for. */
    public static Finding of(FindingKind kind, String message) {
        return new Finding(kind, message, null, List.of(), List.of(), null, null);
    }

    /** A finding of wrong bytes that no single request stands for. */
    public static Finding of(FindingKind kind, String message, List<DamageRun> runs) {
        return new Finding(kind, message, null, runs, List.of(), null, null);
    }

    public Finding withReplay(String line) {
        return new Finding(kind, message, request, runs, path, layer, line);
    }
}
