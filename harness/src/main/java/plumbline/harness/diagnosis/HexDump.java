package plumbline.harness.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/** Wrong bytes beside those that were expected, 16 a row, with what happened to them in the margin. */
final class HexDump {
    private static final int ROW = 16;
    private static final int MOST_ROWS = 24;
    private static final int ROWS_OF_AN_END = 2;

    private final DamagedBytes bytes;
    private final List<String> lines = new ArrayList<>();

    HexDump(DamagedBytes bytes) {
        this.bytes = bytes;
    }

    /** The first and last rows of each run, as far as they fit. */
    List<String> lines(List<DamageRun> runs) {
        lines.add(String.format(Locale.ROOT, "%-12s  %-38s%s", "offset", "read", "expected"));
        for (DamageRun run : runs) {
            if (lines.size() >= MOST_ROWS) {
                lines.add("… and " + (runs.size() - runs.indexOf(run)) + " runs more");
                break;
            }
            rows(run);
        }
        return lines;
    }

    private void rows(DamageRun run) {
        long first = run.offset() / ROW * ROW;
        long last = (run.end() - 1) / ROW * ROW;
        for (long row = first; row <= last; row += ROW) {
            boolean end = row < first + ROWS_OF_AN_END * ROW || row == last;
            if (end) {
                lines.add(row(row, run));
            } else if (row == first + ROWS_OF_AN_END * ROW) {
                lines.add("… " + (last - row) / ROW + " rows like them");
            }
        }
    }

    private String row(long row, DamageRun run) {
        String actual = hex(row, at -> bytes.has(at) ? octet(bytes.at(at)) : "  ");
        String expected = hex(row, this::expected);
        return String.format(Locale.ROOT, "0x%010x %s  %s  %s", row, actual, expected, margin(row, run))
                .stripTrailing();
    }

    private String expected(long at) {
        if (!bytes.has(at)) {
            return "  ";
        }
        return bytes.isKnown(at) ? octet(bytes.expected(at)) : "??";
    }

    private static String octet(byte value) {
        return String.format(Locale.ROOT, "%02x", value);
    }

    private static String hex(long row, LongFunction<String> octets) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ROW; i++) {
            text.append(i % 4 == 0 ? " " : "").append(octets.apply(row + i));
        }
        return text.toString();
    }

    private static String margin(long row, DamageRun run) {
        DamageRun.Source origin = run.origin();
        if (origin == null) {
            return run.what().word();
        }
        long from = Math.max(row, run.offset()) - origin.shiftBytes();
        return String.format(
                Locale.ROOT, "%s: 0x%x of generation %d", run.what().word(), from, origin.generation());
    }
}
