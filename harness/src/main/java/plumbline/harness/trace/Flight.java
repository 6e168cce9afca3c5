package plumbline.harness.trace;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plumbline.bindings.sys.FileStatus.DeviceNumber;
import plumbline.harness.evidence.BlockEvent;
import plumbline.harness.evidence.Stamp;

/** An I/O that has not completed yet. */
final class Flight {
    private static final int MOST_STEPS = 64;

    final Stamp begun;
    final int process;
    final String operation;
    final Set<IoMark> marks = EnumSet.noneOf(IoMark.class);
    final List<BlockEvent> block = new ArrayList<>();
    final List<Range> ranges = new ArrayList<>();
    Optional<String> file = Optional.empty();

    /** Where it is on a device, in sectors. */
    record Range(DeviceNumber device, long sector) {}

    Flight(Stamp begun, int process, String operation) {
        this.begun = begun;
        this.process = process;
        this.operation = operation;
    }

    void add(BlockEvent event) {
        if (block.size() < MOST_STEPS) {
            block.add(event);
        }
    }
}
