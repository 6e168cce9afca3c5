package plumbline.harness.bench;

import java.util.Set;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Extent;
import plumbline.loopctl.layer.Node;

/**
 * What a measurement is made of.
 *
 * @param range the part of the target that is used
 * @param seed of the places and of the pattern
 */
public record BenchSpec(
        Node target, EngineSpec engine, Workload workload, Load load, Extent range, Checking checking, long seed) {

    /** What is done with the bytes. */
    public enum Checking {
        /** They are neither made nor looked at: what the engine alone can do. */
        NOTHING,
        /** Every byte is written with the pattern, read back and compared, and the memory around it too. */
        EVERY_BYTE
    }

    /**
     * How hard the engine is driven.
     *
     * @param blockBytes the length of each request
     * @param depth how many requests each job has in flight at most
     * @param batch how many requests are submitted at once at most
     * @param jobs how many threads, each with an engine of its own
     * @param runtimeNanos how long to go on; 0 is once over the range
     * @param rampNanos how long to go on before that without measuring
     * @param flags of each request
     */
    public record Load(
            long blockBytes, int depth, int batch, int jobs, long runtimeNanos, long rampNanos, Set<RwFlag> flags) {
        private static final long CACHED_BYTES = 32 << 10;

        /** As many requests as keep their buffers in the first-level cache, and one at least. */
        public static int usualBatch(long blockBytes) {
            return (int) Math.max(1, CACHED_BYTES / blockBytes);
        }
    }

    /**
     * @throws IllegalArgumentException when a number makes no sense or the range does not fit
     */
    public BenchSpec {
        positive("bs", load.blockBytes());
        positive("iodepth", load.depth());
        positive("batch", load.batch());
        positive("numjobs", load.jobs());
        if (range.offset() < 0 || range.offset() + range.lengthBytes() > target.sizeBytes()) {
            throw new IllegalArgumentException("the range must lie within the target: offset=" + range.offset()
                    + ", size=" + range.lengthBytes() + ", target=" + target.sizeBytes());
        }
        if (range.lengthBytes() / load.jobs() < load.blockBytes()) {
            throw new IllegalArgumentException("each job needs at least one block: size=" + range.lengthBytes()
                    + ", bs=" + load.blockBytes() + ", numjobs=" + load.jobs());
        }
    }

    private static void positive(String option, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("--" + option + " must be positive: " + value);
        }
    }

    boolean checked() {
        return checking == Checking.EVERY_BYTE;
    }

    /** Whether anything is written. */
    public boolean writes() {
        return checked() || workload.direction() == Direction.WRITE;
    }
}
