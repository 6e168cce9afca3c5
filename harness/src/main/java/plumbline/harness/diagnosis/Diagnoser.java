package plumbline.harness.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.harness.check.Damage;
import plumbline.harness.check.RequestHistory;
import plumbline.harness.check.RequestRecord;
import plumbline.harness.check.Touch;
import plumbline.harness.diagnosis.StoryTeller.Told;
import plumbline.harness.oracle.Oracle;

/** Says what happened to wrong bytes: runs, each of a class, with origin and edge, and who may have done it. */
public final class Diagnoser {
    private static final int MOST_RUNS = 64;
    private static final int MOST_FLIPPED_BITS = 2;

    private final Oracle oracle;
    private final TargetEdges edges;
    private final RequestHistory history;

    public Diagnoser(Oracle oracle, TargetEdges edges, RequestHistory history) {
        this.oracle = oracle;
        this.edges = edges;
        this.history = history;
    }

    /**
     * Whether bytes would have been right where others were wrong.
     *
     * @param bytes as many as the damage has, for the same place
     */
    public static boolean wouldBeRight(Damage damage, byte[] bytes, Oracle oracle) {
        DamagedBytes others =
                new DamagedBytes(new Damage(damage.offset(), bytes, damage.states(), damage.firstWrong()), oracle);
        return others.firstWrong(others.start()) == others.end();
    }

    /** All that is to be said; runs are in order of offset, at most {@value #MOST_RUNS}. */
    public Diagnosis diagnose(Damage damage, RequestRecord request) {
        DamagedBytes bytes = new DamagedBytes(damage, oracle);
        Suspects suspects = new Suspects(history, request);
        Crumbs crumbs = new Crumbs(bytes, oracle, history);
        List<DamageRun> runs = crumbs.explained(runs(bytes, new EdgeFinder(request, edges))).stream()
                .map(run -> asTorn(run, bytes, suspects))
                .toList();
        if (runs.isEmpty()) {
            return Diagnosis.NOTHING;
        }
        DamageRun first = runs.getFirst();
        return new Diagnosis(runs, suspects.describe(first), suspects.lines(first), new HexDump(bytes).lines(runs));
    }

    private List<DamageRun> runs(DamagedBytes bytes, EdgeFinder finder) {
        StoryTeller teller = new StoryTeller(bytes, oracle);
        List<DamageRun> runs = new ArrayList<>();
        long at = bytes.firstWrong(bytes.start());
        while (at < bytes.end() && runs.size() < MOST_RUNS) {
            long floor = runs.isEmpty() ? bytes.start() : runs.getLast().end();
            DamageRun run = run(bytes, teller, at, floor);
            runs.add(run.atEdge(finder.describe(run.offset(), run.end())));
            at = bytes.firstWrong(Math.max(at + 1, run.end()));
        }
        return runs;
    }

    /** Stale bytes are torn where the write that should be there is cut in two: its one part is there, they are not. */
    private static DamageRun asTorn(DamageRun run, DamagedBytes bytes, Suspects suspects) {
        if (run.what() != DamageClass.STALE) {
            return run;
        }
        boolean torn = suspects.lastWrite(run.offset())
                .filter(write -> isCut(run, bytes, write))
                .isPresent();
        return torn ? run.as(DamageClass.TORN) : run;
    }

    private static boolean isCut(DamageRun run, DamagedBytes bytes, Touch write) {
        boolean reachesItsEnd = run.end() >= Math.min(write.end(), bytes.end());
        boolean reachesItsStart = run.offset() <= Math.max(write.offset(), bytes.start());
        return reachesItsEnd
                ? isThere(bytes, run.offset() - 1, write)
                : reachesItsStart && isThere(bytes, run.end(), write);
    }

    private static boolean isThere(DamagedBytes bytes, long offset, Touch write) {
        return write.overlaps(offset, offset + 1)
                && bytes.has(offset)
                && bytes.isKnown(offset)
                && bytes.isRight(offset);
    }

    /** What happened from a wrong byte on; nothing before {@code floor} is claimed again. */
    private static DamageRun run(DamagedBytes bytes, StoryTeller teller, long wrong, long floor) {
        if (isBitFlip(bytes, wrong)) {
            return DamageRun.of(wrong, bytes.firstRight(wrong, wordEnd(wrong)), DamageClass.BITFLIP);
        }
        Optional<Told> told = teller.from(wrong);
        if (told.isEmpty()) {
            return DamageRun.of(wrong, endOfForeign(bytes, teller, wrong), DamageClass.FOREIGN);
        }
        long start = Math.max(floor, told.get().start());
        long end = told.get().end();
        DamageRun run = DamageRun.of(start, end, told.get().story().what());
        return switch (told.get().story()) {
            case Story.Constant _ -> run;
            case Story.Written written -> named(bytes, run, written);
        };
    }

    private static DamageRun named(DamagedBytes bytes, DamageRun run, Story.Written written) {
        boolean torn = run.what() == DamageClass.STALE && isPartOfSector(bytes, run.offset(), run.end());
        return (torn ? run.as(DamageClass.TORN) : run).from(written);
    }

    private static long wordEnd(long offset) {
        return (offset & -Long.BYTES) + Long.BYTES;
    }

    /** Whether the word differs from the only right one in a bit or two. */
    private static boolean isBitFlip(DamagedBytes bytes, long wrong) {
        long word = wrong & -Long.BYTES;
        return bytes.isKnown(wrong)
                && bytes.hasWord(word)
                && Long.bitCount(bytes.wordAt(word) ^ bytes.expectedWord(wrong)) <= MOST_FLIPPED_BITS;
    }

    /** Nobody's bytes end where the bytes are right again for a whole word, or where another story begins. */
    private static long endOfForeign(DamagedBytes bytes, StoryTeller teller, long wrong) {
        long end = lastWrong(bytes, wrong, Math.min(bytes.end(), wordEnd(wrong))) + 1;
        for (long word = wordEnd(wrong); word < bytes.end(); word += Long.BYTES) {
            long behind = Math.min(bytes.end(), word + Long.BYTES);
            long next = bytes.firstWrong(word);
            if (next >= behind || isBitFlip(bytes, next) || teller.from(next).isPresent()) {
                return end;
            }
            end = lastWrong(bytes, word, behind) + 1;
        }
        return end;
    }

    private static long lastWrong(DamagedBytes bytes, long from, long to) {
        long last = to - 1;
        while (last > from && bytes.isRight(last)) {
            last--;
        }
        return last;
    }

    /** Whether the run begins or ends within a sector whose other part is right. */
    private static boolean isPartOfSector(DamagedBytes bytes, long from, long to) {
        boolean before = from % Oracle.SECTOR_BYTES != 0 && bytes.has(from - 1) && bytes.isRight(from - 1);
        boolean behind = to % Oracle.SECTOR_BYTES != 0 && bytes.has(to) && bytes.isRight(to);
        return before || behind;
    }
}
