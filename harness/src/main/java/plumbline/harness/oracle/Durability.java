package plumbline.harness.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import plumbline.harness.pattern.Pattern;

/**
 * What a power cut may leave of whole sectors. A write is promised to last once a flush that began after its completion
 * has completed, or at its own completion when it asked for that. After a cut, what was promised or any later write may
 * be there, word by word; before the first promise, anything. One thread.
 */
public final class Durability {
    private static final int SECTOR_BYTES = Oracle.SECTOR_BYTES;

    private final Pattern pattern;
    private final long sizeBytes;
    private final Map<Long, Long> states = new HashMap<>();
    private final Map<Long, Integer> promised = new HashMap<>();
    private final Set<Long> unpromised = new TreeSet<>();
    private final Map<Long, Map<Long, Integer>> flushes = new HashMap<>();

    public Durability(Pattern pattern, long sizeBytes) {
        this.pattern = pattern;
        this.sizeBytes = sizeBytes;
    }

    /** A write of whole sectors is issued. */
    public void issued(long offset, long lengthBytes, int generation) {
        for (long sector = offset / SECTOR_BYTES; sector * SECTOR_BYTES < offset + lengthBytes; sector++) {
            states.merge(
                    sector,
                    SectorState.begin(SectorState.UNTOUCHED, generation, Change.PATTERN),
                    (state, first) -> SectorState.begin(state, generation, Change.PATTERN));
            unpromised.add(sector);
        }
    }

    /** It has completed. */
    public void acknowledged(long offset, long lengthBytes, Oracle.Outcome outcome) {
        for (long sector = offset / SECTOR_BYTES; sector * SECTOR_BYTES < offset + lengthBytes; sector++) {
            states.computeIfPresent(sector, (at, state) -> SectorState.end(state, outcome));
        }
    }

    /** It has completed, and is promised to last. */
    public void writtenThrough(long offset, long lengthBytes) {
        acknowledged(offset, lengthBytes, Oracle.Outcome.COMPLETE);
        for (long sector = offset / SECTOR_BYTES; sector * SECTOR_BYTES < offset + lengthBytes; sector++) {
            promise(sector, certain(sector));
        }
    }

    /** A flush is issued. */
    public void flushBegun(long number) {
        Map<Long, Integer> covered = new HashMap<>();
        unpromised.forEach(sector -> covered.put(sector, certain(sector)));
        flushes.put(number, covered);
    }

    /** That flush has completed. */
    public void flushed(long number) {
        Map<Long, Integer> covered = flushes.remove(number);
        if (covered != null) {
            covered.forEach(this::promise);
        }
    }

    /** The oldest generation that a sector may hold now; 0 when that may be what it began with. */
    private int certain(long sector) {
        long state = states.getOrDefault(sector, SectorState.UNTOUCHED);
        return SectorState.allowsInitial(state) ? 0 : SectorState.lowest(state);
    }

    private void promise(long sector, int generation) {
        int last = promised.merge(sector, generation, SectorState::younger);
        if (last == SectorState.newest(states.getOrDefault(sector, SectorState.UNTOUCHED))) {
            unpromised.remove(sector);
        }
    }

    /** How many sectors have been promised anything. */
    public long promisedSectors() {
        return promised.values().stream().filter(generation -> generation > 0).count();
    }

    /** The newest generation that was issued for a sector; 0 when none was. */
    public int newest(long sector) {
        return SectorState.newest(states.getOrDefault(sector, SectorState.UNTOUCHED));
    }

    /** An oracle for reads after the cut. */
    public Oracle afterCut() {
        Oracle oracle = new Oracle(pattern, sizeBytes, Oracle.Initial.UNKNOWN);
        states.forEach((sector, state) -> oracle.begin(
                sector, SectorState.afterCut(promised.getOrDefault(sector, 0), SectorState.newest(state))));
        return oracle;
    }
}
