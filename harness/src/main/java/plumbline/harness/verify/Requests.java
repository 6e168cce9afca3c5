package plumbline.harness.verify;

import java.util.Set;
import java.util.SplittableRandom;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Extent;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.harness.plan.ShapeSource;

/** The requests of one job of a workload, in order. They end with the loops, the bytes, or the time. */
final class Requests implements ShapeSource {
    private final Workload workload;
    private final long unitBytes;
    private final int job;
    private final SplittableRandom random;
    private final Permutation places;
    private final long endNanos;
    private Segments segments = Segments.single(0, 0);
    private long loop;
    private long done;
    private long issued;
    private long issuedBytes;

    /**
     * The requests of a job.
     *
     * @param unitBytes what lengths are multiples of
     * @param job each has a seed of its own
     */
    Requests(Workload workload, long unitBytes, int job) {
        this.workload = workload;
        this.unitBytes = unitBytes;
        this.job = job;
        this.random = new SplittableRandom(workload.seed() + job);
        this.places = new Permutation(blocksALoop(), random.nextLong());
        this.endNanos = System.nanoTime()
                + workload.pace().runtime().map(time -> time.toNanos()).orElse(Long.MAX_VALUE / 2);
    }

    private long blocksALoop() {
        return workload.range().lengthBytes() / workload.blocks().most();
    }

    @Override
    public boolean hasNext() {
        Workload.Pace pace = workload.pace();
        return loop + (loopIsDone() ? 1 : 0) < pace.loops()
                && issuedBytes < pace.bytes()
                && System.nanoTime() - endNanos < 0;
    }

    /** Whether they have been all over the range. */
    boolean wereEverywhere() {
        return loop > 0 || loopIsDone();
    }

    /** Those that there have been until now, once more, as reads. */
    ShapeSource again() {
        return new Again(new Requests(workload, unitBytes, job), issued);
    }

    private boolean loopIsDone() {
        return switch (workload.mix().order()) {
            case SEQUENTIAL -> done >= workload.range().lengthBytes();
            case RANDOM -> done >= blocksALoop();
        };
    }

    @Override
    public Shape next() {
        if (loopIsDone()) {
            loop++;
            done = 0;
        }
        Shape shape = drawn();
        issued++;
        issuedBytes += shape.lengthBytes();
        return shape;
    }

    /** Most requests are as long as the last one. */
    private Segments whole(long lengthBytes) {
        if (segments.totalBytes() != lengthBytes) {
            segments = Segments.single(0, lengthBytes);
        }
        return segments;
    }

    private Shape drawn() {
        Workload.Blocks blocks = workload.blocks();
        long units = (blocks.most() - blocks.least()) / unitBytes;
        long length = blocks.least() + unitBytes * random.nextLong(units + 1);
        Direction direction = random.nextInt(100) < workload.readPercent() ? Direction.READ : Direction.WRITE;
        Set<RwFlag> flags = direction == Direction.WRITE ? workload.flushing().flags() : Set.of();
        return switch (workload.mix().order()) {
            case SEQUENTIAL -> {
                long offset = workload.range().offset() + done;
                long rest = workload.range().lengthBytes() - done;
                done += Math.min(length, rest);
                yield new Shape(direction, offset, whole(Math.min(length, rest))).withFlags(flags);
            }
            case RANDOM -> new Shape(direction, place(), whole(length)).withFlags(flags);
        };
    }

    private long place() {
        Extent range = workload.range();
        long most = workload.blocks().most();
        long number = done++;
        return switch (workload.pace().places()) {
            case EACH_ONCE -> range.offset() + places.at(number) * most;
            case INDEPENDENT ->
                range.offset() + random.nextLong((range.lengthBytes() - most) / unitBytes + 1) * unitBytes;
        };
    }

    @Override
    public long footprintBytes() {
        return workload.blocks().most();
    }

    @Override
    public int maxSegments() {
        return 1;
    }

    @Override
    public long count() {
        long average = (workload.blocks().least() + workload.blocks().most()) / 2;
        long aLoop = workload.mix().order() == Mix.Order.RANDOM
                ? blocksALoop()
                : workload.range().lengthBytes() / average;
        return aLoop * workload.pace().loops();
    }
}
