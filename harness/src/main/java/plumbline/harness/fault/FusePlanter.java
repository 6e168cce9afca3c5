package plumbline.harness.fault;

import java.util.List;
import plumbline.loopctl.fuse.Control;
import plumbline.loopctl.fuse.FuseControl;
import plumbline.loopctl.fuse.LieSpec;
import plumbline.loopctl.fuse.Plant;

/** Has the server of a FUSE file lie. */
final class FusePlanter implements Planter {
    private final FuseControl server;
    private final LieSpec spec;
    private int plantsBefore;

    FusePlanter(FuseControl server, LieSpec spec) {
        this.server = server;
        this.spec = spec;
    }

    @Override
    public void begin() {
        plantsBefore = server.plants().size();
        server.order(Control.lie(spec));
    }

    @Override
    public List<Planted> plants() {
        List<Plant> all = server.plants();
        return Planted.of(all.subList(plantsBefore, all.size()));
    }

    @Override
    public void close() {
        server.order(Control.HONEST);
    }
}
