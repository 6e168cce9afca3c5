package plumbline.harness.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.harness.check.Breach;
import plumbline.harness.check.FindingKind;
import plumbline.harness.check.RequestRecord;
import plumbline.harness.diagnosis.DamageRun;
import plumbline.harness.diagnosis.Diagnosis;

/**
 * One way in which the kernel broke its word.
 *
 * @param message a sentence with the numbers
 * @param request the request that showed it, if one did
 * @param alike how many findings like it there were, itself included; only the first is kept
 * @param runs what happened to the bytes
 * @param history the requests that touched them, in order
 * @param dump the bytes beside the expected ones
 * @param path the way that the guilty request took, layer by layer
 * @param layer the layer that did it, as far as it can be told
 * @param replay one line that shows it again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        FindingKind kind,
        String message,
        @Nullable RequestRecord request,
        long alike,
        List<DamageRun> runs,
        List<String> history,
        List<String> dump,
        List<String> path,
        @Nullable String layer,
        @Nullable String replay) {

    public Finding {
        runs = List.copyOf(runs);
        history = List.copyOf(history);
        dump = List.copyOf(dump);
        path = List.copyOf(path);
    }

    /** A finding that no single request stands for. */
    public static Finding of(FindingKind kind, String message) {
        return new Finding(kind, message, null, 1, List.of(), List.of(), List.of(), List.of(), null, null);
    }

    /** A finding of a checker, before anything is known of its way through the layers. */
    public static Finding of(Breach breach, Diagnosis diagnosis) {
        String message = breach.message();
        if (!diagnosis.runs().isEmpty()) {
            message += ": " + diagnosis.runs().getFirst().describe();
        }
        if (!diagnosis.suspect().isEmpty()) {
            message += "; " + diagnosis.suspect();
        }
        return new Finding(
                breach.kind(),
                message,
                breach.request(),
                1,
                diagnosis.runs(),
                diagnosis.history(),
                diagnosis.dump(),
                List.of(),
                null,
                null);
    }

    /** The same finding, standing for so many. */
    public Finding forAlike(long count) {
        return new Finding(kind, message, request, count, runs, history, dump, path, layer, replay);
    }

    /** A finding of wrong bytes that no single request stands for. */
    public static Finding of(FindingKind kind, String message, List<DamageRun> runs) {
        return new Finding(kind, message, null, 1, runs, List.of(), List.of(), List.of(), null, null);
    }

    public Finding withReplay(String line) {
        return new Finding(kind, message, request, alike, runs, history, dump, path, layer, line);
    }

    /** The same finding, with the way that the request took and the layer that did it. */
    public Finding withPath(List<String> steps, @Nullable String guilty) {
        return new Finding(kind, message, request, alike, runs, history, dump, steps, guilty, replay);
    }
}
