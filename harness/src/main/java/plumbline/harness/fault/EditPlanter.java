package plumbline.harness.fault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.loopctl.fuse.FileBacking;
import plumbline.loopctl.fuse.Liar;
import plumbline.loopctl.fuse.Lie;
import plumbline.loopctl.fuse.LieSpec;
import plumbline.loopctl.fuse.Plant;

/** Edits the file below a live device, between its writes and its reads: as a write that lies would have left it. */
final class EditPlanter implements Planter {
    private static final int PLACES = 256;
    private static final int PLACE_BYTES = 4096;

    private final Fd file;
    private final FileBacking backing;
    private final Liar liar;
    private final SplittableRandom random;
    private final List<Plant> plants = new ArrayList<>();
    private boolean begun;

    EditPlanter(Path file, LieSpec spec) {
        this.file = Fd.open(file, OpenFlag.O_RDWR, OpenFlag.O_DIRECT);
        this.backing = new FileBacking(this.file);
        this.liar = new Liar(spec, backing, PLACE_BYTES, plants::add);
        this.random = new SplittableRandom(spec.occasion().mixed(0));
    }

    @Override
    public void begin() {
        begun = true;
    }

    @Override
    public void betweenWritesAndReads() {
        try (Mapping content = Mapping.anonymous(PLACE_BYTES)) {
            for (int i = 0; begun && i < PLACES; i++) {
                long place = random.nextLong(backing.sizeBytes() / PLACE_BYTES) * PLACE_BYTES;
                OptionalLong number = liar.next(Lie.Request.WRITE, place, PLACE_BYTES);
                if (number.isPresent()) {
                    backing.read(content.segment(), place);
                    liar.tell(number.getAsLong(), Lie.Request.WRITE, content.segment(), place);
                }
            }
        }
    }

    @Override
    public List<Planted> plants() {
        return Planted.of(plants);
    }

    @Override
    public void close() {
        liar.close();
        file.close();
    }
}
