package plumbline.harness.oracle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import plumbline.harness.pattern.Pattern;

/**
 * What each sector of a target may hold at this moment. Legality is per aligned 8-byte word: the kernel promises no
 * more, so while writes overlap, and afterwards until the sector is next written alone, any mix of the generations in
 * question is right.
 *
 * <p>A generation is one more than the youngest of all sectors that its write covers, on a circle of
 * {@link Pattern#MAX_GENERATION}: content that is a whole circle of overwrites old cannot be told from the newest.
 *
 * <p>One thread.
 */
public final class Oracle {
    /** The unit that states are kept for. */
    public static final int SECTOR_BYTES = 512;

    private final Pattern pattern;
    private final Initial initial;
    private final SectorTable table;
    private final Map<Long, byte[]> fragments = new HashMap<>();

    /** What the target holds before anything is written. */
    public enum Initial {
        ZEROS,
        UNKNOWN
    }

    /** How a write ended. */
    public enum Outcome {
        /** All of it was written. */
        COMPLETE,
        /** It failed or came short: old or new over its whole range. */
        UNCERTAIN
    }

    public Oracle(Pattern pattern, long sizeBytes, Initial initial) {
        this.pattern = pattern;
        this.initial = initial;
        this.table = new SectorTable((sizeBytes + SECTOR_BYTES - 1) / SECTOR_BYTES);
    }

    public Pattern pattern() {
        return pattern;
    }

    /**
     * A write is about to be issued.
     *
     * @return the generation that it is to carry
     */
    public int beginWrite(long offset, long lengthBytes) {
        long first = offset / SECTOR_BYTES;
        long last = lastSector(offset, lengthBytes);
        int youngest = 0;
        for (long sector = first; sector <= last; sector++) {
            youngest = SectorState.younger(youngest, SectorState.newest(table.get(sector)));
        }
        int generation = SectorState.next(youngest);
        for (long sector = first; sector <= last; sector++) {
            if (covers(offset, lengthBytes, sector)) {
                table.set(sector, SectorState.beginWrite(table.get(sector), generation));
            }
        }
        return generation;
    }

    /** The write has completed, one way or the other. */
    public void endWrite(long offset, long lengthBytes, int generation, Outcome outcome) {
        long last = lastSector(offset, lengthBytes);
        for (long sector = offset / SECTOR_BYTES; sector <= last; sector++) {
            if (covers(offset, lengthBytes, sector)) {
                long state = SectorState.endWrite(table.get(sector), outcome);
                table.set(sector, state);
                if (SectorState.isExact(state)) {
                    fragments.remove(sector);
                }
            } else {
                endPartial(sector, offset, lengthBytes, generation, outcome);
            }
        }
    }

    /** Nothing is known any more of what a range holds, after wrong bytes were found there: they are reported once. */
    public void forget(long offset, long lengthBytes) {
        long last = lastSector(offset, lengthBytes);
        for (long sector = offset / SECTOR_BYTES; sector <= last; sector++) {
            long state = table.get(sector);
            fragments.remove(sector);
            table.set(sector, SectorState.asAnything(state, SectorState.newest(state)));
        }
    }

    private static long lastSector(long offset, long lengthBytes) {
        return (offset + lengthBytes - 1) / SECTOR_BYTES;
    }

    /** Whether the range holds the whole sector. */
    private static boolean covers(long offset, long lengthBytes, long sector) {
        long start = sector * SECTOR_BYTES;
        return offset <= start && start + SECTOR_BYTES <= offset + lengthBytes;
    }

    /** A sector of which only a part was written (buffered fall-back, files): its bytes are kept as they must be now. */
    private void endPartial(long sector, long offset, long lengthBytes, int generation, Outcome outcome) {
        long state = table.get(sector);
        byte[] bytes = new byte[SECTOR_BYTES];
        if (outcome == Outcome.UNCERTAIN || !expected(sector, state, bytes)) {
            fragments.remove(sector);
            table.set(sector, SectorState.asAnything(state, generation));
            return;
        }
        long start = sector * SECTOR_BYTES;
        for (int i = 0; i < SECTOR_BYTES; i++) {
            if (start + i >= offset && start + i < offset + lengthBytes) {
                bytes[i] = pattern.byteAt(start + i, generation);
            }
        }
        fragments.put(sector, bytes);
        table.set(sector, SectorState.asFragment(state, generation));
    }

    /**
     * The only content that is legal for a sector.
     *
     * @param state as {@link #legalBetween} or {@link #legalNow} gave it
     * @param into 512 bytes
     * @return false when more than one content is legal
     */
    public boolean expected(long sector, long state, byte[] into) {
        byte[] fragment = fragments.get(sector);
        if (SectorState.isFragment(state) && fragment != null) {
            System.arraycopy(fragment, 0, into, 0, SECTOR_BYTES);
            return true;
        }
        if (state == SectorState.UNTOUCHED && initial == Initial.ZEROS) {
            Arrays.fill(into, (byte) 0);
            return true;
        }
        if (!SectorState.isExact(state)) {
            return false;
        }
        for (int i = 0; i < SECTOR_BYTES; i++) {
            into[i] = pattern.byteAt(sector * SECTOR_BYTES + i, SectorState.newest(state));
        }
        return true;
    }

    /** What a sector may hold now. */
    public long legalNow(long sector) {
        return table.get(sector);
    }

    /** Keeps the states of a range, for a read that is about to be issued. */
    public void snapshot(long offset, long lengthBytes, long[] into) {
        long first = offset / SECTOR_BYTES;
        int sectors = (int) (lastSector(offset, lengthBytes) - first + 1);
        for (int i = 0; i < sectors; i++) {
            into[i] = table.get(first + i);
        }
    }

    /** What a read may have seen of a sector whose state was {@code before} when it was issued. */
    public long legalBetween(long sector, long before) {
        return SectorState.between(before, table.get(sector));
    }

    /** The only generation that a state allows; 0 when it is not so simple. */
    public static int exactGeneration(long state) {
        return SectorState.isExact(state) ? SectorState.newest(state) : 0;
    }

    /** Whether nothing can be said of the sector. */
    public boolean allowsAnything(long state) {
        return SectorState.allowsAnything(state) || (SectorState.allowsInitial(state) && initial == Initial.UNKNOWN);
    }

    /** Whether a word is legal in a sector whose state is this. */
    public boolean allowsWord(long state, long offset, long word) {
        if (word == 0 && SectorState.allowsInitial(state) && initial == Initial.ZEROS) {
            return true;
        }
        return pattern.decode(word)
                .filter(origin -> origin.offset() == offset && SectorState.allows(state, origin.generation()))
                .isPresent();
    }
}
