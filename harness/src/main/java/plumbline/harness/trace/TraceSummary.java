package plumbline.harness.trace;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts I/Os by operation. One thread. */
public final class TraceSummary {
    private final Map<String, Row> rows = new TreeMap<>();

    /**
     * One operation.
     *
     * @param completions how many
     * @param errors of them, EAGAIN left out
     * @param again of them, EAGAIN
     * @param shortOnes of them, that moved less than others like them
     * @param punted of them, that went to a worker
     * @param unseen of them, whose submission was not seen
     * @param bytes that they moved
     * @param totalNanos their latencies together
     * @param mostNanos the longest
     */
    public record Row(
            String operation,
            long completions,
            long errors,
            long again,
            long shortOnes,
            long punted,
            long unseen,
            long bytes,
            long totalNanos,
            long mostNanos) {
        Row plus(Row other) {
            return new Row(
                    operation,
                    completions + other.completions,
                    errors + other.errors,
                    again + other.again,
                    shortOnes + other.shortOnes,
                    punted + other.punted,
                    unseen + other.unseen,
                    bytes + other.bytes,
                    totalNanos + other.totalNanos,
                    Math.max(mostNanos, other.mostNanos));
        }
    }

    /** Counts one more. */
    public void add(TracedIo io) {
        Row one = new Row(
                io.operation(),
                1,
                count(io, IoMark.ERROR),
                count(io, IoMark.AGAIN),
                count(io, IoMark.SHORT),
                count(io, IoMark.PUNTED),
                count(io, IoMark.UNSEEN),
                Math.max(0, io.result()),
                io.latencyNanos(),
                io.latencyNanos());
        rows.merge(io.operation(), one, Row::plus);
    }

    private static long count(TracedIo io, IoMark mark) {
        return io.marks().contains(mark) ? 1 : 0;
    }

    /** The operations that took the longest together first. */
    public List<Row> rows() {
        return rows.values().stream()
                .sorted(Comparator.comparingLong(Row::totalNanos).reversed())
                .toList();
    }

    /** A table, and a line of what is not in it. */
    public String text(TraceEnd end) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-14s %11s %8s %8s %8s %8s %15s %10s %10s%n",
                "operation",
                "completions",
                "errors",
                "EAGAIN",
                "short",
                "punted",
                "bytes",
                "mean µs",
                "most µs"));
        for (Row row : rows()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-14s %11d %8d %8d %8d %8d %15d %10.1f %10.1f%n",
                    row.operation(),
                    row.completions(),
                    row.errors(),
                    row.again(),
                    row.shortOnes(),
                    row.punted(),
                    row.bytes(),
                    row.totalNanos() / 1e3 / row.completions(),
                    row.mostNanos() / 1e3));
        }
        return text + losses(end) + "\n";
    }

    /** What is missing, in a sentence. */
    public String losses(TraceEnd end) {
        long unseen = rows.values().stream().mapToLong(Row::unseen).sum();
        return end.lost() + " events lost, " + end.garbled() + " garbled; " + unseen
                + " completions without a submission, " + end.unfinished() + " submissions without a completion";
    }
}
