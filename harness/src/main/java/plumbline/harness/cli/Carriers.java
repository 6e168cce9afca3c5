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
    private final RecordingRunner here;
    private final Optional<String> lane;
    private final Optional<Duration> request;

    /**
     * A place.
     *
     * @param lane the guests' kernel; empty for this machine
     * @param request how long one may take, other than usual
     */
    Carriers(Optional<String> lane, Permissions permissions, Optional<Duration> request, StopFlag stop) {
        this.here = new RecordingRunner(permissions, RunSpec.Limits.usual().withRequest(request), stop);
        this.lane = lane;
        this.request = request;
    }

    Carrier carrier() {
        return lane.<Carrier>map(kernel -> inGuests(kernel)::run).orElse(here::run);
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
        here.close();
    }
}
