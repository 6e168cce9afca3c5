package plumbline.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
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

    Carriers(Permissions permissions, StopFlag stop) {
        this.here = new RecordingRunner(permissions, RunSpec.Limits.usual(), stop);
    }

    /**
     * A carrier.
     *
     * @param lane the guests' kernel; null for this machine
     */
    Carrier of(@Nullable String lane) {
        if (lane == null) {
            return here::run;
        }
        try {
            Guest guest = new Guest(LaneTools.ofThisProcess(), lane);
            return new GuestReplay(guest, Files.createTempDirectory("plumb-lane-"))::run;
        } catch (IOException refused) {
            throw new UncheckedIOException("a folder for guests cannot be made", refused);
        }
    }

    @Override
    public void close() {
        here.close();
    }
}
