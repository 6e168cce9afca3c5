package plumbline.harness.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.harness.check.Damage;
import plumbline.harness.check.RequestRecord;
import plumbline.harness.oracle.Oracle;

/** Says what happened to wrong bytes: runs, each of a class, with origin and edge. */
public final class Diagnoser {
    private static final int MOST_RUNS = 64;

    private final Oracle oracle;
    private final long logicalBlockBytes;

    public Diagnoser(Oracle oracle, long logicalBlockBytes) {
        this.oracle = oracle;
        this.logicalBlockBytes = logicalBlockBytes;
    }

    /** The runs of a damage, in order of offset; at most {@value #MOST_RUNS}. */
    public List<DamageRun> diagnose(Damage damage, RequestRecord request) {
        WordReader words = new WordReader(damage, oracle);
        EdgeFinder edges = new EdgeFinder(request, logicalBlockBytes);
        List<DamageRun> runs = new ArrayList<>();
        long end = (damage.offset() + damage.actual().length) & -Long.BYTES;
        long at = (damage.offset() + 7) & -Long.BYTES;
        while (at < end && runs.size() < MOST_RUNS) {
            WordVerdict first = words.read(at);
            long runEnd = at + Long.BYTES;
            WordVerdict last = first;
            while (runEnd < end && !first.isRight()) {
                WordVerdict next = words.read(runEnd);
                if (!last.continuesIn(next)) {
                    break;
                }
                last = next;
                runEnd += Long.BYTES;
            }
            if (!first.isRight()) {
                runs.add(run(words, at, runEnd, first, edges));
            }
            at = runEnd;
        }
        return List.copyOf(runs);
    }

    private DamageRun run(WordReader words, long from, long to, WordVerdict verdict, EdgeFinder edges) {
        DamageClass what = believed(verdict, to - from);
        long start = from;
        long end = to;
        if (what == DamageClass.BITFLIP || what == DamageClass.FOREIGN) {
            start = firstWrongByte(words, from);
            end = lastWrongByte(words, to - Long.BYTES) + 1;
        }
        if (what == DamageClass.STALE && isPartOfSector(words, from, to)) {
            what = DamageClass.TORN;
        }
        return new DamageRun(start, end - start, what, source(verdict, what), edges.describe(start, end));
    }

    /** A lone word's claim to come from elsewhere is not believed. */
    private static DamageClass believed(WordVerdict verdict, long length) {
        boolean lone = verdict.isClaim() && length == Long.BYTES;
        return lone || verdict.what() == null ? DamageClass.FOREIGN : verdict.what();
    }

    private static DamageRun.@Nullable Source source(WordVerdict verdict, DamageClass what) {
        if (verdict.origin() == null || what == DamageClass.FOREIGN) {
            return null;
        }
        return new DamageRun.Source(verdict.origin().offset(), verdict.origin().generation(), verdict.shiftBytes());
    }

    /** Whether the run ends within a sector whose other part is right. */
    private boolean isPartOfSector(WordReader words, long from, long to) {
        boolean before = from % Oracle.SECTOR_BYTES != 0
                && words.has(from - Long.BYTES)
                && words.read(from - Long.BYTES).isRight();
        boolean behind =
                to % Oracle.SECTOR_BYTES != 0 && words.has(to) && words.read(to).isRight();
        return before || behind;
    }

    private static long firstWrongByte(WordReader words, long offset) {
        if (!words.isExpectedKnown(offset)) {
            return offset;
        }
        return offset + Long.numberOfTrailingZeros(words.wordAt(offset) ^ words.expectedWord(offset)) / 8;
    }

    private static long lastWrongByte(WordReader words, long offset) {
        if (!words.isExpectedKnown(offset)) {
            return offset + 7;
        }
        return offset + 7 - Long.numberOfLeadingZeros(words.wordAt(offset) ^ words.expectedWord(offset)) / 8;
    }
}
