package plumbline.harness.oracle;

import plumbline.harness.pattern.Pattern;

/**
 * What each sector of a target may hold at this moment. Legality is per aligned 8-byte word: the kernel promises no
 * more, so while writes overlap, and afterwards until the sector is next written alone, any mix of the generations in
 * question is right. After a discard anything is right, after a write of zeros only they are.
 *
 * <p>A generation is one more than the youngest of all sectors that its write covers, on a circle of
 * {@link Pattern#MAX_GENERATION}: content that is a whole circle of overwrites old cannot be told from the newest. Where
 * the circle would close upon a sector while writes of it are in flight, more is held legal there, never less.
 *
 * <p>A touched sector costs at most 16 bytes, however often it is written; one that was last written in part costs its
 * bytes besides. Any thread, without a lock but for a sector's first touch: a change is begun before its request is
 * issued and ended after its completion, a read's {@link #snapshot} is taken before and its judgement asked for after.
 */
public final class Oracle {
    /** The unit that states are kept for. */
    public static final int SECTOR_BYTES = 512;

    private final Pattern pattern;
    private final Initial initial;
    private final long sizeBytes;
    private final SectorTable table;
    private final SectorContent content;

    /** What the target holds before anything is written. */
    public enum Initial {
        ZEROS,
        UNKNOWN,
        /**
         * What a layer makes of what is below it: unknown, and where requests meet within what it transforms at once, as the
         * sixteen bytes of a cipher's block, that is of neither.
         */
        TRANSFORMED
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
        this.sizeBytes = sizeBytes;
        this.content = new SectorContent(pattern, initial);
        this.table = new SectorTable((sizeBytes + SECTOR_BYTES - 1) / SECTOR_BYTES);
    }

    /** A sector begins with a state. */
    void begin(long sector, long state) {
        table.compareAndSet(sector, SectorState.UNTOUCHED, state);
    }

    public Pattern pattern() {
        return pattern;
    }

    /**
     * A write of the pattern is about to be issued.
     *
     * @return the generation that it is to carry
     */
    public int beginWrite(long offset, long lengthBytes) {
        return begin(Change.PATTERN, offset, lengthBytes);
    }

    /** The write has completed, one way or the other. */
    public void endWrite(long offset, long lengthBytes, int generation, Outcome outcome) {
        end(Change.PATTERN, offset, lengthBytes, generation, outcome);
    }

    /**
     * A change is about to be issued.
     *
     * @return the generation that it is to carry, or that the oracle knows it by
     */
    public int begin(Change change, long offset, long lengthBytes) {
        long last = lastSector(offset, lengthBytes);
        int youngest = 0;
        for (long sector = offset / SECTOR_BYTES; sector <= last; sector++) {
            youngest = SectorState.younger(youngest, SectorState.newest(table.get(sector)));
        }
        int generation = SectorState.next(youngest);
        for (long sector = offset / SECTOR_BYTES; sector <= last; sector++) {
            begin(change, sector, generation, covers(offset, lengthBytes, sector));
        }
        return generation;
    }

    private void begin(Change change, long sector, int generation, boolean whole) {
        long state;
        long begun;
        do {
            state = table.get(sector);
            begun = whole
                    ? SectorState.begin(state, generation, change)
                    : SectorState.beginPart(state, generation, content.isKnown(sector, state));
        } while (!table.compareAndSet(sector, state, begun));
    }

    /** The change has completed, one way or the other. */
    public void end(Change change, long offset, long lengthBytes, int generation, Outcome outcome) {
        long last = lastSector(offset, lengthBytes);
        for (long sector = offset / SECTOR_BYTES; sector <= last; sector++) {
            if (covers(offset, lengthBytes, sector)) {
                endWhole(sector, outcome);
            } else {
                endPart(change, sector, offset, lengthBytes, generation, outcome);
            }
        }
    }

    private void endWhole(long sector, Outcome outcome) {
        long state;
        long ended;
        do {
            state = table.get(sector);
            ended = SectorState.end(state, outcome);
        } while (!table.compareAndSet(sector, state, ended));
        if (SectorState.isFragment(state) && !SectorState.isFragment(ended)) {
            content.forget(sector);
        }
    }

    /** A sector of which only a part was changed: its bytes are kept as they must be now. */
    private void endPart(Change change, long sector, long offset, long lengthBytes, int generation, Outcome outcome) {
        long state;
        long ended;
        do {
            state = table.get(sector);
            boolean known = change != Change.DISCARD
                    && SectorState.isPartOfKnown(state, outcome)
                    && content.merge(sector, state, new SectorContent.Part(change, offset, lengthBytes, generation));
            ended = known ? SectorState.asFragment(state) : SectorState.end(state, outcome);
        } while (!table.compareAndSet(sector, state, ended));
    }

    /** Nothing is known any more of what a range holds, after wrong bytes were found there: they are reported once. */
    public void forget(long offset, long lengthBytes) {
        long last = lastSector(offset, lengthBytes);
        for (long sector = offset / SECTOR_BYTES; sector <= last; sector++) {
            long state;
            do {
                state = table.get(sector);
            } while (!table.compareAndSet(sector, state, SectorState.asAnything(state)));
            content.forget(sector);
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

    /**
     * The only content that is legal for a sector.
     *
     * @param state as {@link #legalBetween} or {@link #legalNow} gave it
     * @param into 512 bytes
     * @return false when more than one content is legal
     */
    public boolean expected(long sector, long state, byte[] into) {
        return content.expected(sector, state, into);
    }

    /** The target's size. */
    public long sizeBytes() {
        return sizeBytes;
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
        return SectorState.allowsAnything(state) || (SectorState.allowsInitial(state) && initial != Initial.ZEROS);
    }

    /** Whether a word is legal in a sector whose state is this. */
    public boolean allowsWord(long state, long offset, long word) {
        return content.allowsWord(state, offset, word);
    }

    /** What the states take of memory, in bytes. */
    public long footprintBytes() {
        return table.footprintBytes();
    }
}
