package plumbline.harness.fault;

import java.util.ArrayList;
import java.util.List;
import plumbline.loopctl.fuse.Control;
import plumbline.loopctl.fuse.FuseControl;
import plumbline.loopctl.fuse.LieSpec;

/** Has the server of a FUSE file lie. */
final class FusePlanter implements Planter {
    private final FuseControl server;
    private final LieSpec spec;
    private final List<Planted> plants = new ArrayList<>();
    private long logBytes;

    FusePlanter(FuseControl server, LieSpec spec) {
        this.server = server;
        this.spec = spec;
    }

    @Override
    public void begin() {
        logBytes = server.since(0).logBytes();
        server.order(Control.lie(spec));
    }

    /** The log is of all trials with this server: what was read of it is not read again. */
    @Override
    public List<Planted> plants() {
        FuseControl.Told told = server.since(logBytes);
        logBytes = told.logBytes();
        plants.addAll(Planted.of(told.plants()));
        return plants;
    }

    @Override
    public void close() {
        server.order(Control.HONEST);
    }
}
