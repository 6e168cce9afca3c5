package plumbline.harness.lane;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.harness.verdict.Note;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.Totals;
import plumbline.harness.verdict.Verdict;

/**
 * The same cases on several kernels; matrix.json is just this.
 *
 * @param schemaVersion first, and raised when a field changes its meaning
 * @param kernels the columns
 * @param rows a case on a stack with an engine each, in the order of the suite
 */
public record Matrix(int schemaVersion, RunReport.Tool tool, List<Kernel> kernels, List<Row> rows) {
    public static final int SCHEMA_VERSION = 1;

    public Matrix {
        kernels = List.copyOf(kernels);
        rows = List.copyOf(rows);
    }

    /**
     * A column.
     *
     * @param asked what was asked for
     * @param release what it turned out to be, {@code uname -r}
     * @param exitStatus the lane's
     * @param trouble why it has no whole report
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Kernel(
            String asked,
            @Nullable String release,
            int exitStatus,
            long durationMillis,
            Totals totals,
            @Nullable String trouble) {}

    /**
     * A row: a case on a stack with an engine, or what a stack's target asks for ({@code contract}, with no engine).
     *
     * @param cells in the order of the kernels
     */
    public record Row(@JsonProperty("case") String name, String stack, String engine, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** Whether it tells of a contract, in its cells' messages. */
        @JsonIgnore
        public boolean isContract() {
            return name.equals(Note.CONTRACT);
        }

        /** Whether any kernel answers otherwise than the one before. */
        public boolean anyChange() {
            return cells.stream().anyMatch(Cell::changed);
        }

        /** Whether any kernel has findings here, or is broken. */
        public boolean anyTrouble() {
            return cells.stream()
                    .anyMatch(cell ->
                            !cell.known() && (cell.verdict() == Verdict.FAILED || cell.verdict() == Verdict.BROKEN));
        }
    }

    /**
     * What came of a case on a kernel.
     *
     * @param verdict null where the lane did not come to it
     * @param changed the kernel before it answered otherwise
     * @param known all that it found is on the list of known findings
     * @param message the first finding, or why it did not run, or the contract
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cell(
            @Nullable Verdict verdict,
            boolean changed,
            boolean known,
            @Nullable String message) {

        /** What a table says: the verdict, {@code known}, or a dash where there is none. */
        @JsonIgnore
        public String word() {
            return verdict == null ? "-" : known ? Note.KNOWN : verdict.word();
        }

        /** The message, empty where there is none. */
        @JsonIgnore
        public String told() {
            return message == null ? "" : message;
        }
    }
}
