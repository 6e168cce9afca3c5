package plumbline.harness.fault;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.Fd;
import plumbline.harness.engine.Engine;
import plumbline.loopctl.fuse.FileBacking;
import plumbline.loopctl.layer.DmTable.Piece;
import plumbline.loopctl.layer.LayerRefusedException;

/**
 * Has pieces of a device-mapper device fail, other ones each round. What the kernel did to them is seen by reading them
 * between the writes and the reads of a round: a piece that is there, and as it was asked to be, counts for nothing.
 */
final class DmPlanter implements Planter {
    private static final long ZONE_BYTES = 64 << 10;
    private static final int MOST_UNITS = 8;

    private final DmFailure failure;
    private final FileBacking target;
    private final long unitBytes;
    private final SplittableRandom random;
    private final Asked asked;
    private final List<Planted> plants = new ArrayList<>();
    private List<Piece> pieces = List.of();
    private boolean begun;

    /**
     * A planter.
     *
     * @param target opened for direct I/O
     * @param unitBytes what requests are multiples of
     */
    DmPlanter(DmFailure failure, Fd target, long unitBytes, long seed) {
        this.failure = failure;
        this.target = new FileBacking(target);
        this.unitBytes = unitBytes;
        this.random = new SplittableRandom(seed);
        this.asked = new Asked(this.target.sizeBytes());
    }

    @Override
    public void begin() {
        begun = true;
    }

    @Override
    public Engine around(Engine engine) {
        return asked.watching(engine);
    }

    @Override
    public void beforeWrites() {
        if (begun) {
            pieces = onePerZone();
            failure.beforeWrites(pieces);
        }
    }

    @Override
    public void betweenWritesAndReads() {
        if (!begun) {
            return;
        }
        failure.beforeReads(pieces, asked);
        List<Piece> harmed = pieces.stream().filter(this::isHarmed).toList();
        if (harmed.isEmpty()) {
            throw new LayerRefusedException("this kernel does no harm by it: " + failure.describe());
        }
        harmed.forEach(piece -> plants.add(new Planted(plants.size(), piece.from(), piece.to())));
    }

    private List<Piece> onePerZone() {
        List<Piece> chosen = new ArrayList<>();
        for (long zone = 0; zone + ZONE_BYTES <= target.sizeBytes(); zone += ZONE_BYTES) {
            long units = random.nextLong(1, MOST_UNITS + 1);
            long from = zone + unitBytes * random.nextLong(ZONE_BYTES / unitBytes - units);
            chosen.add(new Piece(from, from + units * unitBytes));
        }
        return chosen;
    }

    private boolean isHarmed(Piece piece) {
        long length = piece.to() - piece.from();
        try (Mapping content = Mapping.anonymous(Mapping.pagesUp(length))) {
            MemorySegment is = content.segment().asSlice(0, length);
            return target.read(is, piece.from()) != length || is.mismatch(asked.range(piece.from(), length)) >= 0;
        }
    }

    @Override
    public List<Planted> plants() {
        return plants;
    }

    @Override
    public void close() {
        failure.end();
        asked.close();
    }
}
