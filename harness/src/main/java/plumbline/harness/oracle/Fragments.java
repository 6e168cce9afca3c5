package plumbline.harness.oracle;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bytes of sectors of which only a part was changed last (buffered fall-back, files). Any thread; whoever finds
 * another generation than the sector's state names has met a change, and knows nothing.
 */
final class Fragments {
    private final Map<Long, Fragment> kept = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Fragment(int generation, byte[] bytes) {}

    void put(long sector, int generation, byte[] bytes) {
        kept.put(sector, new Fragment(generation, bytes));
    }

    void remove(long sector) {
        kept.remove(sector);
    }

    /** What the sector holds whose state is this. */
    Optional<byte[]> bytes(long sector, long state) {
        return Optional.ofNullable(kept.get(sector))
                .filter(fragment -> fragment.generation == SectorState.newest(state))
                .map(Fragment::bytes);
    }
}
