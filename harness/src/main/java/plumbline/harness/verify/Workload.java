package plumbline.harness.verify;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.contract.Contract;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Extent;

/**
 * What is done with a target.
 *
 * @param readPercent how many of a hundred requests are reads, where there are both
 * @param range where
 * @param blocks how long requests are
 * @param pace how many at once, and for how long
 * @param flushing what is done so that writes last
 * @param content what is written
 */
public record Workload(
        Mix mix,
        int readPercent,
        Extent range,
        Blocks blocks,
        Pace pace,
        Flushing flushing,
        Content content,
        long seed) {
    public Workload {
        boolean divided = blocks.least() != blocks.most() || pace.places() == Places.INDEPENDENT;
        if (content == Content.FIO && (mix.isBoth() || divided)) {
            throw new IllegalArgumentException("pattern=fio goes with blocks of one size, each written once, and with"
                    + " reads or writes alone: rw=" + mix.word() + ", bsrange=" + blocks.least() + "-" + blocks.most());
        }
        if (readPercent < 0 || readPercent > 100) {
            throw new IllegalArgumentException("rwmixread must lie between 0 and 100: rwmixread=" + readPercent);
        }
    }

    /** What is written. */
    public enum Content {
        /** Words that say where they belong. */
        OURS,
        /** Blocks as fio's verify=crc32c has them. */
        FIO
    }

    /** The shortest and the longest request, in bytes. */
    public record Blocks(long least, long most) {
        public Blocks {
            if (least <= 0 || least > most) {
                throw new IllegalArgumentException(
                        "a range of block sizes must be positive and rise: bsrange=" + least + "-" + most);
            }
        }
    }

    /**
     * How many at once, and for how long.
     *
     * @param jobs threads, each with its own engine; they share the range
     * @param loops how often each job goes over the range
     * @param bytes after which a job issues no request
     * @param runtime after which no request is issued; empty: until the loops are done
     * @param places how random ones are drawn
     */
    public record Pace(int depth, int jobs, long loops, long bytes, Optional<Duration> runtime, Places places) {
        /** As many bytes as the loops have. */
        public Pace(int depth, int jobs, long loops, Optional<Duration> runtime, Places places) {
            this(depth, jobs, loops, Long.MAX_VALUE, runtime, places);
        }

        public Pace {
            demandPositive("iodepth", depth);
            demandPositive("numjobs", jobs);
            demandPositive("loops", loops);
            demandPositive("io_size", bytes);
        }

        private static void demandPositive(String name, long value) {
            if (value <= 0) {
                throw new IllegalArgumentException(name + " must be positive: " + name + "=" + value);
            }
        }
    }

    /** How random places are drawn. */
    public enum Places {
        /** Each once a loop. */
        EACH_ONCE,
        /** Each time anew. */
        INDEPENDENT
    }

    /**
     * What is done so that writes last.
     *
     * @param every an fsync after so many writes of a job; 0 for none
     * @param flags of each write
     */
    public record Flushing(long every, Set<RwFlag> flags) {
        /** Nothing. */
        public static final Flushing NONE = new Flushing(0, Set.of());
    }

    /** The whole range once, in order, in blocks of the longest size. */
    Workload sweep(Direction direction) {
        boolean read = direction == Direction.READ;
        return new Workload(
                read ? Mix.READ : Mix.WRITE,
                read ? 100 : 0,
                range,
                new Blocks(blocks.most(), blocks.most()),
                new Pace(pace.depth(), 1, 1, Optional.empty(), Places.EACH_ONCE),
                Flushing.NONE,
                content,
                seed);
    }

    /** Whether nothing is written, not even before it begins. */
    public boolean onlyReads() {
        return !mix.writes() && content == Content.FIO;
    }

    /** How many bytes will be moved, laying and reading back too, if nothing ends it before; loops may be endless. */
    long expectedBytes() {
        double work = Math.min((double) range.lengthBytes() * pace.loops(), (double) pace.bytes()) * pace.jobs();
        double sweep = mix.writes() ? Math.min(work, (double) range.lengthBytes()) : (double) range.lengthBytes();
        return (long) (work + sweep);
    }

    /**
     * The same workload where it fits a target.
     *
     * @throws IllegalArgumentException when it does not; the message has the rule and the values
     */
    Workload fitted(Contract contract) {
        long unit = contract.unitBytes();
        long length =
                range.lengthBytes() == 0 ? (contract.sizeBytes() - range.offset()) / unit * unit : range.lengthBytes();
        demandMultiple("offset", range.offset(), unit);
        demandMultiple("size", length, unit);
        demandMultiple("bs", blocks.least(), unit);
        demandMultiple("bs", blocks.most(), unit);
        if (length <= 0 || range.offset() + length > contract.sizeBytes()) {
            throw new IllegalArgumentException("offset and size must lie within the target: offset=" + range.offset()
                    + ", size=" + length + ", targetBytes=" + contract.sizeBytes());
        }
        if (blocks.most() > length) {
            throw new IllegalArgumentException(
                    "a block must fit into the range: bs=" + blocks.most() + ", size=" + length);
        }
        return new Workload(
                mix, readPercent, new Extent(range.offset(), length), blocks, pace, flushing, content, seed);
    }

    private static void demandMultiple(String name, long value, long unit) {
        if (value % unit != 0) {
            throw new IllegalArgumentException(name + " must be a multiple of the logical block: " + name + "=" + value
                    + ", logicalBlockBytes=" + unit);
        }
    }
}
