package plumbline.harness.cases;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.bindings.block.BlockIoctl;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.check.FindingKind;
import plumbline.harness.plan.Extent;
import plumbline.harness.plan.RangeControl;
import plumbline.harness.plan.RangeControl.Way;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.layer.NodeKind;

/**
 * Fills a device with bytes that the seed gives again, has ranges of it discarded or zeroed, and looks at every sector of
 * it. One thread.
 */
public final class Discards {
    private static final long MOST_BYTES = 512 << 20;
    private static final int PIECE_BYTES = 1 << 20;
    private static final int SECTOR_BYTES = (int) RangeControl.SECTOR_BYTES;
    private static final MemorySegment ZEROS = MemorySegment.ofArray(new byte[SECTOR_BYTES]);
    private static final List<Place> PLACES =
            List.of(Place.START, Place.MIDDLE, Place.LAST, Place.PERIOD_EDGE, Place.SEAM, Place.ANYWHERE);
    /** More are counted, not shown. */
    private static final int MOST_SHOWN = 8;

    private final Exercise exercise;
    private final Fd target;
    private final Way way;
    private final List<RangeControl> ranges;
    private final long sizeBytes;
    private final long seed;
    private final BitSet named = new BitSet();
    /** Sectors of ranges that were refused. */
    private final BitSet unsure = new BitSet();

    private final List<Extent> wrong = new ArrayList<>();
    private long zeroSectors;

    private Discards(Exercise exercise, Fd target, Way way, List<RangeControl> ranges) {
        this.exercise = exercise;
        this.target = target;
        this.way = way;
        this.ranges = ranges;
        this.sizeBytes = exercise.recipe().contract().sizeBytes();
        this.seed = exercise.recipe().random().nextLong();
    }

    /**
     * Both ways, one behind the other, of ranges that the device's boundaries suggest.
     *
     * @throws CaseSkippedException where neither is to be had, or the device is too large to be looked at whole
     */
    static void carryOut(Exercise exercise) {
        carryOut(
                exercise,
                Stream.of(Way.values())
                        .flatMap(way -> ranges(exercise.recipe(), way).stream())
                        .toList());
    }

    /**
     * Each way, one behind the other, of its ranges among these, in order.
     *
     * @throws CaseSkippedException where none of the ways is to be had, or the target is no device or too large to be
     *     looked at whole
     */
    public static void carryOut(Exercise exercise, List<RangeControl> ranges) {
        if (exercise.stack().target().kind() != NodeKind.BLOCK) {
            throw new CaseSkippedException("ranges are given back by a block device: "
                    + exercise.stack().target().path());
        }
        long sizeBytes = exercise.recipe().contract().sizeBytes();
        if (sizeBytes > MOST_BYTES) {
            throw new CaseSkippedException(
                    "every sector is looked at, of at most " + MOST_BYTES + " bytes: sizeBytes=" + sizeBytes);
        }
        Map<Way, List<RangeControl>> ways = ranges.stream()
                .collect(Collectors.groupingBy(RangeControl::way, () -> new EnumMap<>(Way.class), Collectors.toList()));
        List<Way> missing = new ArrayList<>();
        try (Fd target = Fd.open(
                exercise.stack().target().path(), exercise.engine().traits().openFlags())) {
            ways.forEach((way, its) -> {
                if (!exercise.isStopped() && !new Discards(exercise, target, way, its).carryOut()) {
                    exercise.note("missing", "there is no " + way + " here");
                    missing.add(way);
                }
            });
        }
        if (!ways.isEmpty() && missing.size() == ways.size()) {
            throw new CaseSkippedException(
                    "there is no " + missing.stream().map(Way::name).collect(Collectors.joining(" and no ")) + " here");
        }
    }

    /** Whether the device can do it. */
    private boolean carryOut() {
        pieces(
                "filling",
                "before",
                (at, expected) -> whole("pwrite", at, FileCalls.pwrite(target, expected.address(), length(at), at)));
        for (RangeControl range : ranges) {
            exercise.controlling(range);
            long answer = give(range);
            if (answer == Errno.EOPNOTSUPP.asResult()) {
                return false;
            }
            exercise.moved(1, range.lengthBytes());
            BitSet into = answer == 0 ? named : unsure;
            into.set((int) (range.offset() / SECTOR_BYTES), (int) (range.endOffset() / SECTOR_BYTES));
            if (answer != 0 && isWholeBlocks(range)) {
                exercise.found(Finding.of(
                        FindingKind.CONTRACT_BROKEN,
                        range + " keeps to the logical block and was answered with " + Errno.describe(answer)));
            }
        }
        try (AlignedBuffer found = AlignedBuffer.ofAtLeast(PIECE_BYTES)) {
            pieces("reading", "behind", (at, expected) -> {
                whole("pread", at, FileCalls.pread(target, found.address(), length(at), at));
                compare(at, expected.body(), found.body());
            });
        }
        tell();
        return true;
    }

    private long give(RangeControl range) {
        return switch (way) {
            case BLKDISCARD -> BlockIoctl.discard(target, range.offset(), range.lengthBytes());
            case BLKZEROOUT -> BlockIoctl.zeroOut(target, range.offset(), range.lengthBytes());
        };
    }

    private boolean isWholeBlocks(RangeControl range) {
        long unit = unitBytes(exercise.recipe());
        return range.offset() % unit == 0 && range.lengthBytes() % unit == 0;
    }

    private static long unitBytes(Recipe recipe) {
        return Math.max(SECTOR_BYTES, recipe.contract().unitBytes());
    }

    /** Of some lengths, at all places: below a period, one, nearly two, and many; none is misaligned. */
    private static List<RangeControl> ranges(Recipe recipe, Way way) {
        long sizeBytes = recipe.contract().sizeBytes();
        long unit = unitBytes(recipe);
        List<RangeControl> ranges = new ArrayList<>();
        for (long period : recipe.boundaries().periods()) {
            for (long length : List.of(unit, period, 2 * period - unit, 9 * period + unit)) {
                long rounded = Math.min(Math.max(unit, length / unit * unit), sizeBytes / unit * unit);
                for (Place place : PLACES) {
                    ranges.add(new RangeControl(way, place.offset(rounded, recipe) / unit * unit, rounded));
                }
            }
        }
        return ranges;
    }

    /** Does something with each piece of the device, in order, and with what it was filled with; a step each. */
    private void pieces(String doing, String when, PieceTask task) {
        try (AlignedBuffer expected = AlignedBuffer.ofAtLeast(PIECE_BYTES)) {
            for (long at = 0; at < sizeBytes && !exercise.isStopped(); at += PIECE_BYTES) {
                exercise.step(doing + " " + target.name() + " at " + at + " " + when + " " + way);
                Piece.scramble(expected.body().asSlice(0, length(at)), new SplittableRandom(seed + at));
                task.accept(at, expected);
            }
        }
    }

    /** What is done with a piece. */
    private interface PieceTask {
        void accept(long at, AlignedBuffer expected);
    }

    private long length(long at) {
        return Math.min(PIECE_BYTES, sizeBytes - at);
    }

    private void whole(String call, long at, long answer) {
        SyscallException.check(call, target.name(), answer);
        if (answer != length(at)) {
            throw new IllegalStateException(
                    call + " of " + length(at) + " at " + at + " moved only " + answer + " bytes: " + target.name());
        }
    }

    private void compare(long at, MemorySegment expected, MemorySegment found) {
        for (long in = 0; in < length(at); in += SECTOR_BYTES) {
            long sector = (at + in) / SECTOR_BYTES;
            MemorySegment is = found.asSlice(in, SECTOR_BYTES);
            boolean kept = is.mismatch(expected.asSlice(in, SECTOR_BYTES)) < 0;
            boolean mine = named.get((int) sector);
            boolean zero = mine && is.mismatch(ZEROS) < 0;
            zeroSectors += zero ? 1 : 0;
            boolean right = zero || (kept && (!mine || way == Way.BLKDISCARD));
            if (!right && !unsure.get((int) sector)) {
                wrong(new Extent(at + in, SECTOR_BYTES));
            }
        }
    }

    private void wrong(Extent sector) {
        Extent last = wrong.isEmpty() ? sector : wrong.getLast();
        if (last.endOffset() == sector.offset() && isNamed(last) == isNamed(sector)) {
            wrong.set(wrong.size() - 1, new Extent(last.offset(), last.lengthBytes() + SECTOR_BYTES));
        } else {
            wrong.add(sector);
        }
    }

    private boolean isNamed(Extent extent) {
        return named.get((int) (extent.offset() / SECTOR_BYTES));
    }

    private void tell() {
        exercise.note(
                "zeros",
                way + ": " + zeroSectors + " of " + named.cardinality() + " sectors that it named read as zeros");
        wrong.stream().limit(MOST_SHOWN).forEach(extent -> {
            boolean mine = isNamed(extent);
            exercise.found(Finding.of(
                    FindingKind.WRONG_DATA,
                    extent + ", which " + (mine ? "a " : "no ") + way + " named, "
                            + (mine ? "is not what it may be then" : "is not as it was")
                            + (wrong.size() > MOST_SHOWN ? " (one of " + wrong.size() + " ranges)" : "")));
        });
    }
}
