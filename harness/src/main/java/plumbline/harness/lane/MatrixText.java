package plumbline.harness.lane;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import plumbline.harness.lane.Matrix.Cell;
import plumbline.harness.lane.Matrix.Kernel;
import plumbline.harness.lane.Matrix.Row;
import plumbline.harness.verdict.Verdict;

/** A matrix for people: a line for a case on a stack, over all engines; then what is behind whatever did not pass. */
public final class MatrixText {
    private static final int COLUMN = 13;
    private static final int MOST_REASONS = 40;
    private static final List<Verdict> WORST = List.of(Verdict.FAILED, Verdict.BROKEN, Verdict.PASSED, Verdict.SKIPPED);

    private MatrixText() {}

    /** The whole table, lines ended by line feeds. An asterisk: the kernel before answered otherwise. */
    public static String render(Matrix matrix) {
        StringBuilder out = new StringBuilder();
        int stackWidth = matrix.rows().stream()
                .mapToInt(row -> row.stack().length())
                .max()
                .orElse(0);
        String format = "%-18s %-" + Math.max(1, stackWidth) + "s";
        out.append(String.format(Locale.ROOT, format, "case", "stack"));
        matrix.kernels().forEach(kernel -> out.append(column(kernel.asked())));
        out.append('\n');
        grouped(matrix).forEach((name, rows) -> {
            out.append(String.format(Locale.ROOT, format, name.get(0), name.get(1)));
            for (int i = 0; i < matrix.kernels().size(); i++) {
                out.append(column(word(rows, i)));
            }
            out.append('\n');
        });
        reasons(matrix, out);
        matrix.kernels().forEach(kernel -> out.append(summary(kernel)).append('\n'));
        return out.toString();
    }

    private static String column(String text) {
        return String.format(Locale.ROOT, "  %-" + COLUMN + "s", text);
    }

    private static Map<List<String>, List<Row>> grouped(Matrix matrix) {
        Map<List<String>, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : matrix.rows()) {
            groups.computeIfAbsent(List.of(row.name(), row.stack()), name -> new ArrayList<>())
                    .add(row);
        }
        return groups;
    }

    /** The worst verdict of a case over its engines, and whether any of them changed. */
    private static String word(List<Row> rows, int kernel) {
        List<Cell> cells = rows.stream().map(row -> row.cells().get(kernel)).toList();
        Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
        cells.forEach(cell -> {
            if (cell.verdict() != null) {
                seen.add(cell.verdict());
            }
        });
        String word = WORST.stream()
                .filter(seen::contains)
                .findFirst()
                .map(worst -> MatrixText.counted(worst, cells))
                .orElse("-");
        return cells.stream().anyMatch(Cell::changed) ? word + "*" : word;
    }

    private static String counted(Verdict worst, List<Cell> cells) {
        boolean good = worst == Verdict.PASSED || worst == Verdict.SKIPPED;
        long count = cells.stream().filter(cell -> cell.verdict() == worst).count();
        String word = good ? worst.word() : worst.word().toUpperCase(Locale.ROOT);
        return count == cells.size() ? word : word + " " + count + "/" + cells.size();
    }

    /** Each distinct reason once, with the kernels that have it. */
    private static void reasons(Matrix matrix, StringBuilder out) {
        Map<String, Set<String>> kernelsOf = new LinkedHashMap<>();
        for (Row row : matrix.rows()) {
            for (int i = 0; i < row.cells().size(); i++) {
                Cell cell = row.cells().get(i);
                if (cell.message() != null && cell.verdict() != null) {
                    String reason =
                            cell.verdict().word() + " " + row.name() + " on " + row.stack() + ": " + cell.message();
                    String text = cell.verdict() == Verdict.SKIPPED
                            ? "skipped " + row.stack() + ": " + cell.message()
                            : reason;
                    kernelsOf
                            .computeIfAbsent(text, same -> new TreeSet<>())
                            .add(matrix.kernels().get(i).asked());
                }
            }
        }
        kernelsOf.entrySet().stream()
                .limit(MOST_REASONS)
                .forEach(entry -> out.append("  ")
                        .append(entry.getValue().stream().collect(Collectors.joining(", ")))
                        .append(": ")
                        .append(entry.getKey())
                        .append('\n'));
        if (kernelsOf.size() > MOST_REASONS) {
            out.append("  and ").append(kernelsOf.size() - MOST_REASONS).append(" more: see matrix.json\n");
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
