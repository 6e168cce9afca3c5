package plumbline.harness.check;

import java.util.Locale;
import plumbline.harness.plan.Direction;

/**
 * A request that has touched a range, as the history of a run keeps it.
 *
 * @param id its number in the run
 * @param generation of a write; 0 for a read
 * @param submittedNanos when it was issued, System.nanoTime()
 * @param completedNanos when it was answered; 0 while it is in flight
 * @param result bytes, or the negative error number; 0 while it is in flight
 */
public record Touch(
        long id,
        Direction direction,
        long offset,
        long length,
        int generation,
        long submittedNanos,
        long completedNanos,
        long result) {

    public boolean isInFlight() {
        return completedNanos == 0;
    }

    public boolean isWrite() {
        return direction == Direction.WRITE;
    }

    /** Behind the last byte. */
    public long end() {
        return offset + length;
    }

    public boolean overlaps(long from, long to) {
        return offset < to && from < end();
    }

    /** {@code #17 write 4096@2048 of generation 3}. */
    public String name() {
        return "#" + id + " " + direction.word() + " " + length + "@" + offset
                + (generation > 0 ? " of generation " + generation : "");
    }

    /** In a line; times are told from a moment. */
    public String describe(long nowNanos) {
        return String.format(
                Locale.ROOT,
                "%s, issued %.3f ms before, %s",
                name(),
                (nowNanos - submittedNanos) / 1e6,
                isInFlight() ? "in flight" : "answered " + result);
    }
}
