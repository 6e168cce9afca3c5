package plumbline.harness.lane;

import java.util.List;
import plumbline.harness.lane.Matrix.Cell;
import plumbline.harness.lane.Matrix.Kernel;
import plumbline.harness.lane.Matrix.Row;
import plumbline.harness.report.Html;

/** A matrix as one page: what changed or went wrong first, then everything. */
public final class MatrixHtml {
    private MatrixHtml() {}

    /** The whole page. */
    public static String render(Matrix matrix) {
        List<Row> notable = matrix.rows().stream()
                .filter(row -> row.anyChange() || row.anyTrouble())
                .toList();
        return Html.page(
                "Plumbline: the same cases on " + matrix.kernels().size() + " kernels",
                kernels(matrix) + "<h2>Changed, failed or broken (" + notable.size() + ")</h2>\n"
                        + table(matrix, notable) + "<h2>Everything ("
                        + matrix.rows().size() + ")</h2>\n"
                        + table(matrix, matrix.rows()));
    }

    private static String kernels(Matrix matrix) {
        StringBuilder out = new StringBuilder("<table>\n<tr><th>kernel</th><th>release</th><th>passed</th>"
                + "<th>failed</th><th>skipped</th><th>broken</th><th>known</th><th>time</th><th></th></tr>\n");
        for (Kernel kernel : matrix.kernels()) {
            out.append("<tr>")
                    .append(text(kernel.asked()))
                    .append(text(kernel.release() == null ? "not booted" : kernel.release()));
            List.of(
                            kernel.totals().passed(),
                            kernel.totals().failed(),
                            kernel.totals().skipped(),
                            kernel.totals().broken(),
                            kernel.totals().known())
                    .forEach(count -> out.append(text(count.toString())));
            out.append(text(kernel.durationMillis() / 1000 + " s"))
                    .append(text(kernel.trouble() == null ? "" : kernel.trouble()))
                    .append("</tr>\n");
        }
        return out.append("</table>\n").toString();
    }

    private static String table(Matrix matrix, List<Row> rows) {
        StringBuilder out = new StringBuilder("<table>\n<tr><th>case</th><th>stack</th><th>engine</th>");
        matrix.kernels()
                .forEach(kernel ->
                        out.append("<th>").append(Html.escape(kernel.asked())).append("</th>"));
        out.append("</tr>\n");
        for (Row row : rows) {
            out.append("<tr>")
                    .append(text(row.name()))
                    .append("<td><code>")
                    .append(Html.escape(row.stack()))
                    .append("</code></td>")
                    .append(text(row.engine()));
            row.cells().forEach(cell -> out.append(cell(cell)));
            out.append("</tr>\n");
        }
        return out.append("</table>\n").toString();
    }

    private static String cell(Cell cell) {
        boolean contract = cell.verdict() == null && !cell.told().isEmpty();
        String word = contract ? cell.told() : cell.word();
        String style = (cell.verdict() == null ? "none" : cell.word()) + (cell.changed() ? " changed" : "");
        String title = cell.told().isEmpty() ? "" : " title=\"" + Html.escape(cell.told()) + "\"";
        return "<td class=\"" + style + "\"" + title + ">" + Html.escape(word) + (cell.changed() ? " *" : "") + "</td>";
    }

    private static String text(String text) {
        return "<td>" + Html.escape(text) + "</td>";
    }
}
