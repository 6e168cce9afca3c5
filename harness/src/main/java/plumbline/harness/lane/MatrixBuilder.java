package plumbline.harness.lane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.harness.lane.Matrix.Cell;
import plumbline.harness.lane.Matrix.Kernel;
import plumbline.harness.lane.Matrix.Row;
import plumbline.harness.run.SuiteRun;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Note;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.Totals;
import plumbline.harness.verdict.Verdict;

/** Lays the reports of several lanes side by side. */
public final class MatrixBuilder {
    private static final Totals NOTHING = Totals.of(List.of());

    private MatrixBuilder() {}

    private record Key(String stack, String name, String engine) {
        static Key of(CaseResult result) {
            return new Key(result.stack(), result.name(), result.engine());
        }
    }

    /** The matrix of these lanes, in their order. */
    public static Matrix of(List<LaneResult> lanes) {
        Set<Key> keys = new LinkedHashSet<>();
        List<Map<Key, CaseResult>> columns = new ArrayList<>();
        for (LaneResult lane : lanes) {
            Map<Key, CaseResult> column = new HashMap<>();
            for (CaseResult result : lane.report().map(RunReport::results).orElse(List.of())) {
                keys.add(Key.of(result));
                column.put(Key.of(result), result);
            }
            columns.add(column);
        }
        List<Row> rows = new ArrayList<>(contracts(lanes));
        keys.forEach(key -> rows.add(row(key, columns)));
        return new Matrix(
                Matrix.SCHEMA_VERSION,
                SuiteRun.tool(),
                lanes.stream().map(MatrixBuilder::kernel).toList(),
                rows);
    }

    private static Kernel kernel(LaneResult lane) {
        Optional<RunReport> report = lane.report();
        return new Kernel(
                lane.kernel(),
                report.map(found -> found.host().kernel()).orElse(null),
                lane.exitStatus(),
                report.map(RunReport::durationMillis).orElse(0L),
                report.map(RunReport::totals).orElse(NOTHING),
                lane.trouble().orElse(null));
    }

    /** A row for each stack whose target some kernel told the contract of. */
    private static List<Row> contracts(List<LaneResult> lanes) {
        Set<String> stacks = new LinkedHashSet<>();
        List<Map<String, String>> columns = new ArrayList<>();
        for (LaneResult lane : lanes) {
            Map<String, String> told = told(lane);
            stacks.addAll(told.keySet());
            columns.add(told);
        }
        return stacks.stream().map(stack -> contract(stack, columns)).toList();
    }

    private static Map<String, String> told(LaneResult lane) {
        Map<String, String> told = new LinkedHashMap<>();
        for (CaseResult result : lane.report().map(RunReport::results).orElse(List.of())) {
            result.notes().stream()
                    .filter(note -> note.kind().equals(Note.CONTRACT))
                    .forEach(note -> told.putIfAbsent(result.stack(), note.message()));
        }
        return told;
    }

    private static Row contract(String stack, List<Map<String, String>> columns) {
        List<Cell> cells = new ArrayList<>();
        Optional<String> before = Optional.empty();
        for (Map<String, String> column : columns) {
            Optional<String> now = Optional.ofNullable(column.get(stack));
            boolean changed = now.isPresent() && before.isPresent() && !now.equals(before);
            cells.add(new Cell(null, changed, false, now.orElse(null)));
            before = now.isPresent() ? now : before;
        }
        return new Row(Note.CONTRACT, stack, "", cells);
    }

    private static Row row(Key key, List<Map<Key, CaseResult>> columns) {
        List<Cell> cells = new ArrayList<>();
        Optional<Verdict> before = Optional.empty();
        for (Map<Key, CaseResult> column : columns) {
            CaseResult result = column.get(key);
            Verdict verdict = result == null ? null : result.verdict();
            boolean changed = verdict != null && before.isPresent() && before.get() != verdict;
            cells.add(new Cell(verdict, changed, isKnown(result), message(result)));
            before = verdict == null ? before : Optional.of(verdict);
        }
        return new Row(key.name(), key.stack(), key.engine(), cells);
    }

    private static boolean isKnown(@Nullable CaseResult result) {
        return result != null && result.isKnown();
    }

    private static @Nullable String message(@Nullable CaseResult result) {
        if (result == null) {
            return null;
        }
        return result.findings().isEmpty()
                ? result.reason()
                : result.findings().getFirst().kind().word() + ": "
                        + result.findings().getFirst().message();
    }
}
