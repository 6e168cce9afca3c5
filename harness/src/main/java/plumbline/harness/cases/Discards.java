package plumbline.harness.cases;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import plumbline.bindings.block.BlockIoctl;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.check.FindingKind;
import plumbline.harness.verdict.Finding;

/**
 * Fills a device with bytes that the seed gives again, has ranges of it discarded or zeroed, and looks at every sector of
 * it. One thread.
 */
final class Discards {
    private static final long MOST_BYTES = 512 << 20;
    private static final int PIECE_BYTES = 1 << 20;
    private static final int SECTOR_BYTES = 512;
    private static final MemorySegment ZEROS = MemorySegment.ofArray(new byte[SECTOR_BYTES]);
    private static final List<Place> PLACES =
            List.of(Place.START, Place.MIDDLE, Place.LAST, Place.PERIOD_EDGE, Place.SEAM, Place.ANYWHERE);
    /** More are counted, not shown. */
    private static final int MOST_SHOWN = 8;

    private final Exercise exercise;
    private final Fd target;
    private final Way way;
    private final long sizeBytes;
    private final long seed;
    private final BitSet named = new BitSet();
    /** Sectors of ranges that were refused. */
    private final BitSet unsure = new BitSet();

    private final List<Range> wrong = new ArrayList<>();
    private long zeroSectors;

    /** How ranges are given back. */
    private enum Way {
        DISCARD,
        ZEROOUT;

        long carryOut(Fd device, Range range) {
            return switch (this) {
                case DISCARD -> BlockIoctl.discard(device, range.offset, range.lengthBytes);
                case ZEROOUT -> BlockIoctl.zeroOut(device, range.offset, range.lengthBytes);
            };
        }

        @Override
        public String toString() {
            return "BLK" + name();
        }
    }

    /** A piece of the device, in bytes. */
    private record Range(long offset, long lengthBytes) {
        @Override
        public String toString() {
            return lengthBytes + "@" + offset;
        }
    }

    private Discards(Exercise exercise, Fd target, Way way) {
        this.exercise = exercise;
        this.target = target;
        this.way = way;
        this.sizeBytes = exercise.recipe().contract().sizeBytes();
        this.seed = exercise.recipe().random().nextLong();
    }

    /**
     * Both ways, one behind the other.
     *
     * @throws CaseSkippedException where neither is to be had, or the device is too large to be looked at whole
     */
    static void carryOut(Exercise exercise) {
        long sizeBytes = exercise.recipe().contract().sizeBytes();
        if (sizeBytes > MOST_BYTES) {
            throw new CaseSkippedException(
                    "every sector is looked at, of at most " + MOST_BYTES + " bytes: sizeBytes=" + sizeBytes);
        }
        List<Way> missing = new ArrayList<>();
        try (Fd target = Fd.open(
                exercise.stack().target().path(), exercise.engine().traits().openFlags())) {
            for (Way way : Way.values()) {
                if (!exercise.isStopped() && !new Discards(exercise, target, way).carryOut()) {
                    exercise.note("missing", "there is no " + way + " here");
                    missing.add(way);
                }
            }
        }
        if (missing.size() == Way.values().length) {
            throw new CaseSkippedException("there is neither " + Way.DISCARD + " nor " + Way.ZEROOUT + " here");
        }
    }

    /** Whether the device can do it. */
    private boolean carryOut() {
        exercise.step("filling " + target.name() + " before " + way);
        pieces((at, expected) -> whole("pwrite", at, FileCalls.pwrite(target, expected.address(), length(at), at)));
        for (Range range : ranges()) {
            exercise.step(way + " of " + range);
            long answer = way.carryOut(target, range);
            if (answer == Errno.EOPNOTSUPP.asResult()) {
                return false;
            }
            exercise.moved(1, range.lengthBytes);
            BitSet into = answer == 0 ? named : unsure;
            into.set((int) (range.offset / SECTOR_BYTES), (int) ((range.offset + range.lengthBytes) / SECTOR_BYTES));
            if (answer != 0) {
                exercise.found(Finding.of(
                        FindingKind.CONTRACT_BROKEN,
                        way + " of " + range + " keeps to the logical block and was answered with "
                                + Errno.describe(answer)));
            }
        }
        exercise.step("reading " + target.name() + " behind " + way);
        try (AlignedBuffer found = AlignedBuffer.ofAtLeast(PIECE_BYTES)) {
            pieces((at, expected) -> {
                whole("pread", at, FileCalls.pread(target, found.address(), length(at), at));
                compare(at, expected.body(), found.body());
            });
        }
        tell();
        return true;
    }

    /** Of some lengths, at all places: below a period, one, nearly two, and many; none is misaligned. */
    private List<Range> ranges() {
        Recipe recipe = exercise.recipe();
        long unit = Math.max(SECTOR_BYTES, recipe.contract().unitBytes());
        List<Range> ranges = new ArrayList<>();
        for (long period : recipe.boundaries().periods()) {
            for (long length : List.of(unit, period, 2 * period - unit, 9 * period + unit)) {
                long rounded = Math.min(Math.max(unit, length / unit * unit), sizeBytes / unit * unit);
                for (Place place : PLACES) {
                    ranges.add(new Range(place.offset(rounded, recipe) / unit * unit, rounded));
                }
            }
        }
        return ranges;
    }

    /** Does something with each piece of the device, in order, and with what it was filled with. */
    private void pieces(PieceTask task) {
        try (AlignedBuffer expected = AlignedBuffer.ofAtLeast(PIECE_BYTES)) {
            for (long at = 0; at < sizeBytes && !exercise.isStopped(); at += PIECE_BYTES) {
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
            boolean right = zero || (kept && (!mine || way == Way.DISCARD));
            if (!right && !unsure.get((int) sector)) {
                wrong(new Range(at + in, SECTOR_BYTES));
            }
        }
    }

    private void wrong(Range sector) {
        Range last = wrong.isEmpty() ? new Range(-1, 0) : wrong.getLast();
        boolean mine = named.get((int) (sector.offset / SECTOR_BYTES));
        boolean same = last.offset + last.lengthBytes == sector.offset
                && named.get((int) (last.offset / SECTOR_BYTES)) == mine;
        if (same) {
            wrong.set(wrong.size() - 1, new Range(last.offset, last.lengthBytes + SECTOR_BYTES));
        } else {
            wrong.add(sector);
        }
    }

    private void tell() {
        exercise.note(
                "zeros",
                way + ": " + zeroSectors + " of " + named.cardinality() + " sectors that it named read as zeros");
        wrong.stream().limit(MOST_SHOWN).forEach(range -> {
            boolean mine = named.get((int) (range.offset / SECTOR_BYTES));
            exercise.found(Finding.of(
                    FindingKind.WRONG_DATA,
                    range + ", which " + (mine ? "a " : "no ") + way + " named, "
                            + (mine ? "is not what it may be then" : "is not as it was")
                            + (wrong.size() > MOST_SHOWN ? " (one of " + wrong.size() + " ranges)" : "")));
        });
    }
}
