package plumbline.harness.fault;

import java.util.ArrayList;
import java.util.List;
import plumbline.bindings.sys.Fd;
import plumbline.harness.engine.Engine;
import plumbline.loopctl.fuse.FileBacking;
import plumbline.loopctl.fuse.Liar;
import plumbline.loopctl.fuse.LieSpec;
import plumbline.loopctl.fuse.Plant;

/** Lies in this process, between an honest engine and its user. */
final class LyingPlanter implements Planter {
    private final Liar liar;
    private final List<Plant> plants = new ArrayList<>();
    private boolean begun;

    /**
     * A liar for one target.
     *
     * @param target opened for direct I/O
     * @param mostBytes the longest request
     */
    LyingPlanter(Fd target, LieSpec spec, long mostBytes) {
        this.liar = new Liar(spec, new FileBacking(target), mostBytes, plants::add);
    }

    @Override
    public void begin() {
        begun = true;
    }

    @Override
    public Engine around(Engine engine) {
        return begun ? new LyingEngine(engine, liar) : engine;
    }

    @Override
    public List<Planted> plants() {
        return Planted.of(plants);
    }

    @Override
    public void close() {
        liar.close();
    }
}
