package plumbline.harness.lane;

import java.util.ArrayList;
import java.util.HashMap;
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
        List<Row> rows = keys.stream().map(key -> row(key, columns)).toList();
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

    private static Row row(Key key, List<Map<Key, CaseResult>> columns) {
        List<Cell> cells = new ArrayList<>();
        Optional<Verdict> before = Optional.empty();
        for (Map<Key, CaseResult> column : columns) {
            CaseResult result = column.get(key);
            Verdict verdict = result == null ? null : result.verdict();
            boolean changed = verdict != null && before.isPresent() && before.get() != verdict;
            cells.add(new Cell(verdict, changed, message(result)));
            before = verdict == null ? before : Optional.of(verdict);
        }
        return new Row(key.name(), key.stack(), key.engine(), cells);
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
