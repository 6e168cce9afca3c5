package plumbline.harness.lane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import plumbline.harness.lane.Matrix.Cell;
import plumbline.harness.lane.Matrix.Kernel;
import plumbline.harness.lane.Matrix.Row;
import plumbline.harness.verdict.Verdict;

/**
 * A matrix for people: a line for a case on a stack, over all engines; then what is behind whatever did not pass, and what
 * each target asks for.
 */
public final class MatrixText {
    private static final int COLUMN = 13;
    private static final List<String> WORST = List.of("failed", "broken", "known", "passed", "skipped");

    private MatrixText() {}

    /** The whole table, lines ended by line feeds. An asterisk: the kernel before answered otherwise. */
    public static String render(Matrix matrix) {
        StringBuilder out = new StringBuilder();
        List<Row> cases =
                matrix.rows().stream().filter(row -> !row.isContract()).toList();
        table(matrix, cases, out);
        reasons(matrix, cases, out);
        contracts(matrix, out);
        matrix.kernels().forEach(kernel -> out.append(summary(kernel)).append('\n'));
        return out.toString();
    }

    private static void table(Matrix matrix, List<Row> cases, StringBuilder out) {
        int stackWidth =
                cases.stream().mapToInt(row -> row.stack().length()).max().orElse(1);
        String format = "%-18s %-" + stackWidth + "s";
        out.append(String.format(Locale.ROOT, format, "case", "stack"));
        matrix.kernels().forEach(kernel -> out.append(column(kernel.asked())));
        out.append('\n');
        grouped(cases).forEach((name, rows) -> {
            out.append(String.format(Locale.ROOT, format, name.get(0), name.get(1)));
            for (int i = 0; i < matrix.kernels().size(); i++) {
                out.append(column(word(rows, i)));
            }
            out.append('\n');
        });
    }

    private static String column(String text) {
        return String.format(Locale.ROOT, "  %-" + COLUMN + "s", text);
    }

    private static Map<List<String>, List<Row>> grouped(List<Row> cases) {
        Map<List<String>, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : cases) {
            groups.computeIfAbsent(List.of(row.name(), row.stack()), name -> new ArrayList<>())
                    .add(row);
        }
        return groups;
    }

    /** The worst answer of a case over its engines, and whether any of them changed. */
    private static String word(List<Row> rows, int kernel) {
        List<Cell> cells = rows.stream().map(row -> row.cells().get(kernel)).toList();
        List<String> words = cells.stream().map(Cell::word).toList();
        String word = WORST.stream()
                .filter(words::contains)
                .findFirst()
                .map(worst -> counted(worst, words))
                .orElse("-");
        return cells.stream().anyMatch(Cell::changed) ? word + "*" : word;
    }

    private static String counted(String worst, List<String> words) {
        boolean bad = WORST.indexOf(worst) < WORST.indexOf("known");
        String word = bad ? worst.toUpperCase(Locale.ROOT) : worst;
        long count = words.stream().filter(worst::equals).count();
        boolean all = count == words.size() || worst.equals("passed") || worst.equals("skipped");
        return all ? word : word + " " + count + "/" + words.size();
    }

    /** What did not pass: once for each case, stack and kind of finding, with the first message and the kernels. */
    private static void reasons(Matrix matrix, List<Row> cases, StringBuilder out) {
        Map<List<String>, Told> told = new LinkedHashMap<>();
        for (Row row : cases) {
            for (int i = 0; i < row.cells().size(); i++) {
                Cell cell = row.cells().get(i);
                if (!cell.told().isEmpty() && cell.verdict() != Verdict.PASSED) {
                    told.computeIfAbsent(likeness(row, cell), same -> new Told(where(row, cell), cell.told()))
                            .on(matrix.kernels().get(i).asked());
                }
            }
        }
        told.values().forEach(reason -> out.append(reason.line()));
    }

    /** Reasons not to run are the same whatever the case; findings are alike by their kind. */
    private static List<String> likeness(Row row, Cell cell) {
        String message = cell.told();
        return cell.verdict() == Verdict.SKIPPED
                ? List.of(row.stack(), message)
                : List.of(row.name(), row.stack(), cell.word(), message.substring(0, message.indexOf(':') + 1));
    }

    private static String where(Row row, Cell cell) {
        return cell.verdict() == Verdict.SKIPPED
                ? "skipped " + row.stack()
                : cell.word() + " " + row.name() + " " + row.engine() + " on " + row.stack();
    }

    private static void contracts(Matrix matrix, StringBuilder out) {
        for (Row row : matrix.rows().stream().filter(Row::isContract).toList()) {
            Map<String, Told> told = new LinkedHashMap<>();
            for (int i = 0; i < row.cells().size(); i++) {
                String message = row.cells().get(i).told();
                if (!message.isEmpty()) {
                    told.computeIfAbsent(message, same -> new Told("contract of " + row.stack(), same))
                            .on(matrix.kernels().get(i).asked());
                }
            }
            told.values().forEach(reason -> out.append(reason.line()));
        }
    }

    /** A message and the kernels that have it. */
    private record Told(String where, String message, List<String> kernels) {
        Told(String where, String message) {
            this(where, message, new ArrayList<>());
        }

        void on(String kernel) {
            if (!kernels.contains(kernel)) {
                kernels.add(kernel);
            }
        }

        String line() {
            return "  " + String.join(", ", kernels) + ": " + where + ": " + message + "\n";
        }
    }

    private static String summary(Kernel kernel) {
        String text = String.format(
                Locale.ROOT,
                "%-10s %s: %s, %.1f s",
                kernel.asked(),
                kernel.release() == null ? "not booted" : kernel.release(),
                kernel.totals(),
                kernel.durationMillis() / 1000.0);
        return kernel.trouble() == null ? text : text + "; " + kernel.trouble();
    }
}
