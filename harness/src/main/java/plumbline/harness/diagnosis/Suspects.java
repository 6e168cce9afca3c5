package plumbline.harness.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import plumbline.harness.check.RequestHistory;
import plumbline.harness.check.RequestRecord;
import plumbline.harness.check.Touch;

/** Asks the history of a run who may have done it. */
final class Suspects {
    private static final int MOST_LINES = 12;

    private final RequestHistory history;
    private final RequestRecord read;

    Suspects(RequestHistory history, RequestRecord read) {
        this.history = history;
        this.read = read;
    }

    /** The last write that was issued for a place; what a read of it should have brought. */
    Optional<Touch> lastWrite(long offset) {
        return lastWrite(offset, touch -> true);
    }

    private Optional<Touch> lastWrite(long offset, Predicate<Touch> condition) {
        List<Touch> writes = history.touching(offset, offset + 1).stream()
                .filter(Touch::isWrite)
                .filter(condition)
                .toList();
        return writes.isEmpty() ? Optional.empty() : Optional.of(writes.getLast());
    }

    /** The request that most likely made a run what it is, with the reason; empty when none is known. */
    String describe(DamageRun run) {
        return switch (run.what()) {
            case UNTOUCHED -> "most likely the read itself: it brought nothing there";
            case STALE, TORN -> last(run, "its bytes are not there");
            case ZEROED -> last(run, "its bytes are zeros");
            case BITFLIP, FOREIGN -> last(run, "or the read itself");
            case MISPLACED, SHIFTED -> source(run);
        };
    }

    private String last(DamageRun run, String why) {
        return lastWrite(run.offset())
                .map(write -> "most likely " + write.name() + ": " + why)
                .orElse("");
    }

    /** Bytes from elsewhere: the write that made them went astray, or the read did. */
    private String source(DamageRun run) {
        DamageRun.Source origin = run.origin();
        if (origin == null) {
            return "";
        }
        Optional<Touch> writer = lastWrite(origin.offset(), touch -> touch.generation() == origin.generation());
        boolean whole = run.offset() == read.offset() && run.length() == read.length();
        if (whole || writer.isEmpty()) {
            return "most likely the read itself: it brought another place's bytes";
        }
        return "most likely " + writer.get().name() + ": its bytes are here, or the read brought them";
    }

    /** The requests that touched a run, the last of them, a line each. */
    List<String> lines(DamageRun run) {
        List<Touch> touches = history.touching(run.offset(), run.end());
        long now = System.nanoTime();
        return touches.subList(Math.max(0, touches.size() - MOST_LINES), touches.size()).stream()
                .map(touch -> touch.describe(now))
                .toList();
    }
}
