package plumbline.harness.trace;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumbline.bindings.sys.Errno;
import plumbline.harness.evidence.BlockEvent;

/** Tells of an I/O that has completed. */
final class Landing {
    /** What did not come through io_uring. */
    static final String BLOCK = "block";

    private final FileNames names;
    private final long startNanos;
    private final Consumer<TracedIo> sink;
    private final Map<Kind, Long> most = new HashMap<>();

    /** I/Os that are expected to move as many bytes. */
    private record Kind(
            int process, String operation, @Nullable String file) {}

    Landing(FileNames names, long startNanos, Consumer<TracedIo> sink) {
        this.names = names;
        this.startNanos = startNanos;
        this.sink = sink;
    }

    void landed(Flight flight, long result, long nanos) {
        Set<IoMark> marks = EnumSet.copyOf(flight.marks.isEmpty() ? EnumSet.noneOf(IoMark.class) : flight.marks);
        String file = flight.file.or(() -> device(flight)).orElse(null);
        long expected = 0;
        if (result == Errno.EAGAIN.asResult()) {
            marks.add(IoMark.AGAIN);
        } else if (result < 0) {
            marks.add(IoMark.ERROR);
        } else if (Operations.isTransfer(flight.operation)) {
            long usual = most.merge(new Kind(flight.process, flight.operation, file), result, Math::max);
            if (result < usual) {
                marks.add(IoMark.SHORT);
                expected = usual;
            }
        }
        sink.accept(new TracedIo(
                flight.begun.nanos() - startNanos,
                flight.process,
                flight.begun.thread(),
                flight.operation,
                file,
                result,
                result < 0 ? Errno.describe(result) : null,
                nanos - flight.begun.nanos(),
                expected,
                marks,
                steps(flight)));
    }

    /** What a descriptor was that nobody can look up any more: at least the device below it. */
    private Optional<String> device(Flight flight) {
        return flight.block.stream().findFirst().map(event -> "/dev/" + names.device(event.device()));
    }

    private List<TracedIo.BlockStep> steps(Flight flight) {
        return flight.block.stream().map(event -> step(flight, event)).toList();
    }

    private TracedIo.BlockStep step(Flight flight, BlockEvent event) {
        String note = switch (event.action()) {
            case SPLIT -> "at " + event.otherSector() * 512;
            case REMAPPED -> "from " + names.device(event.otherDevice()) + " " + event.otherSector() * 512;
            case REQUEST_COMPLETED, REQUEST_FAILED -> event.error() == 0 ? "" : Errno.describe(event.error());
            case QUEUED, BACK_MERGED, FRONT_MERGED, BOUNCED, ALLOCATED, INSERTED, MERGED, ISSUED, REQUEUED, COMPLETED ->
                "";
        };
        return new TracedIo.BlockStep(
                event.stamp().nanos() - flight.begun.nanos(),
                event.action().word(),
                names.device(event.device()),
                event.operation(),
                event.sector() * 512,
                event.lengthBytes(),
                note);
    }
}
