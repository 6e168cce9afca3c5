package plumbline.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import plumbline.harness.lane.Guest;
import plumbline.harness.lane.GuestReplay;
import plumbline.harness.lane.LaneTools;
import plumbline.harness.replay.Carrier;
import plumbline.harness.run.RecordingRunner;
import plumbline.harness.run.RunSpec;
import plumbline.harness.run.StopFlag;
import plumbline.loopctl.layer.Permissions;

/** Where recordings are carried out: on this machine, or in guests. */
final class Carriers implements AutoCloseable {
    /** Ample for a request on an idle machine; what it takes for stuck wrongly, the usual bound tells in the end. */
    private static final Duration SOON = Duration.ofMillis(500);

    private final RecordingRunner here;
    private final RecordingRunner hasty;
    private final Optional<String> lane;
    private final Optional<Duration> request;

    /**
     * A place.
     *
     * @param lane the guests' kernel; empty for this machine
     * @param request how long one may take, other than usual
     */
    Carriers(Optional<String> lane, Permissions permissions, Optional<Duration> request, StopFlag stop) {
        RunSpec.Limits limits = RunSpec.Limits.usual().withRequest(request);
        this.here = new RecordingRunner(permissions, limits, stop);
        this.hasty = new RecordingRunner(permissions, limits.withRequestWithin(SOON), stop);
        this.lane = lane;
        this.request = request;
    }

    Carrier carrier() {
        return lane.<Carrier>map(kernel -> inGuests(kernel)::run).orElse(here::run);
    }

    /** One that waits less for answers, for a search that ends with the other's word; in guests there is but one. */
    Carrier hasty(Carrier sure) {
        return lane.isPresent() ? sure : hasty::run;
    }

    private GuestReplay inGuests(String kernel) {
        try {
            Guest guest = new Guest(LaneTools.ofThisProcess(), kernel);
            return new GuestReplay(guest, Files.createTempDirectory("plumb-lane-"), request);
        } catch (IOException refused) {
            throw new UncheckedIOException("a folder for guests cannot be made", refused);
        }
    }

    @Override
    public void close() {
        try (here) {
            hasty.close();
        }
    }
}
