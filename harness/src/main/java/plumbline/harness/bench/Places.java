package plumbline.harness.bench;

import java.util.SplittableRandom;
import plumbline.harness.plan.Extent;

/** The offsets of one job's requests, one after the other, without end. One thread; nothing is allocated. */
final class Places {
    private final Workload.Order order;
    private final long offset;
    private final long blockBytes;
    private final long blocks;
    private final SplittableRandom random;
    private long taken;
    private long following;

    Places(Workload.Order order, Extent range, long blockBytes, long seed) {
        this.order = order;
        this.offset = range.offset();
        this.blockBytes = blockBytes;
        this.blocks = range.lengthBytes() / blockBytes;
        this.random = new SplittableRandom(seed);
    }

    long next() {
        taken++;
        return switch (order) {
            case SEQUENTIAL -> offset + blockBytes * following();
            case RANDOM -> offset + blockBytes * Math.unsignedMultiplyHigh(random.nextLong(), blocks);
        };
    }

    private long following() {
        long block = following;
        following = block + 1 == blocks ? 0 : block + 1;
        return block;
    }

    /** How far the blocks reach that were taken one after the other from the first; 0 for a random order. */
    long coveredBytes() {
        return order == Workload.Order.SEQUENTIAL ? Math.min(taken, blocks) * blockBytes : 0;
    }

    /** Whether as many were taken as there are blocks. */
    boolean once() {
        return taken >= blocks;
    }
}
