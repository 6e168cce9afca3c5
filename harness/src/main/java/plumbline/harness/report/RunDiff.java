package plumbline.harness.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.RunReport;

/**
 * What two runs answer differently.
 *
 * @param changes in the order of the cases
 * @param same how many cases have the same verdict in both
 */
public record RunDiff(List<Change> changes, long same) {
    private static final String ABSENT = "-";

    public RunDiff {
        changes = List.copyOf(changes);
    }

    /** A case whose verdict differs; {@code -} where a run does not have it. */
    public record Change(String name, String stack, String engine, String before, String after, String message) {}

    private record Key(String stack, String name, String engine) {}

    /** Compares two runs. */
    public static RunDiff of(RunReport before, RunReport after) {
        Map<Key, CaseResult> old = byKey(before);
        Map<Key, CaseResult> now = byKey(after);
        Map<Key, CaseResult> all = new LinkedHashMap<>(old);
        now.forEach(all::putIfAbsent);
        List<Change> changes = new ArrayList<>();
        for (Key key : all.keySet()) {
            String was = word(old.get(key));
            String is = word(now.get(key));
            if (!was.equals(is)) {
                changes.add(new Change(key.name(), key.stack(), key.engine(), was, is, message(now.get(key))));
            }
        }
        return new RunDiff(changes, (long) all.size() - changes.size());
    }

    private static Map<Key, CaseResult> byKey(RunReport report) {
        Map<Key, CaseResult> results = new LinkedHashMap<>();
        report.results()
                .forEach(result -> results.put(new Key(result.stack(), result.name(), result.engine()), result));
        return results;
    }

    private static String word(@Nullable CaseResult result) {
        return result == null ? ABSENT : result.verdict().word();
    }

    private static String message(@Nullable CaseResult result) {
        if (result == null || (result.findings().isEmpty() && result.reason() == null)) {
            return "";
        }
        return result.findings().isEmpty()
                ? String.valueOf(result.reason())
                : result.findings().getFirst().message();
    }
}
