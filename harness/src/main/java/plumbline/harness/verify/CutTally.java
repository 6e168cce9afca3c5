package plumbline.harness.verify;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import plumbline.harness.check.CheckLog;
import plumbline.harness.check.Checker;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.oracle.Durability;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.Origin;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.verdict.Note;

/** Counts what became, after a cut, of the sectors that had been written: reads of one segment, in whole sectors. */
final class CutTally implements Checker {
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Pattern pattern;
    private final Durability durability;
    private long newest;
    private long older;
    private long torn;

    CutTally(Pattern pattern, Durability durability) {
        this.pattern = pattern;
        this.durability = durability;
    }

    @Override
    public void check(IoSlot slot, long result, CheckLog log) {
        for (long at = 0; at + Oracle.SECTOR_BYTES <= result; at += Oracle.SECTOR_BYTES) {
            long offset = slot.shape().offset() + at;
            int issued = durability.newest(offset / Oracle.SECTOR_BYTES);
            if (issued > 0) {
                count(slot, at, offset, issued);
            }
        }
    }

    private void count(IoSlot slot, long at, long offset, int issued) {
        int first = generation(slot, at, offset);
        boolean same = true;
        for (long word = Long.BYTES; word < Oracle.SECTOR_BYTES; word += Long.BYTES) {
            same &= generation(slot, at + word, offset + word) == first;
        }
        if (!same) {
            torn++;
        } else if (first == issued) {
            newest++;
        } else {
            older++;
        }
    }

    private int generation(IoSlot slot, long at, long offset) {
        return pattern.decode(
                        slot.buffer().body().get(WORD, slot.shape().segments().memoryOffset(0) + at))
                .filter(origin -> origin.offset() == offset)
                .map(Origin::generation)
                .orElse(0);
    }

    List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        notes.add(new Note("promised", durability.promisedSectors(), "sectors had been promised to last"));
        notes.add(new Note("newest", newest, "sectors hold the last write that was issued for them"));
        notes.add(new Note("older", older, "sectors hold something older that nothing newer had been promised over"));
        notes.add(new Note("torn", torn, "sectors hold parts of several writes"));
        return notes.stream().filter(note -> note.count() > 0).toList();
    }
}
