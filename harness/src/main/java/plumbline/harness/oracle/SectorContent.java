package plumbline.harness.oracle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import plumbline.harness.oracle.Oracle.Initial;
import plumbline.harness.pattern.Pattern;

/** What bytes a state stands for. Any thread. */
final class SectorContent {
    private static final int SECTOR_BYTES = Oracle.SECTOR_BYTES;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Pattern pattern;
    private final Initial initial;
    private final Fragments fragments = new Fragments();

    SectorContent(Pattern pattern, Initial initial) {
        this.pattern = pattern;
        this.initial = initial;
    }

    /** What a state says of a whole sector. */
    private enum Kind {
        ZEROS,
        GENERATION,
        FRAGMENT,
        UNKNOWN
    }

    /** A change that does not reach over whole sectors. */
    record Part(Change change, long offset, long lengthBytes, int generation) {}

    private Kind kind(long sector, long state) {
        if (SectorState.isExact(state)) {
            return Kind.GENERATION;
        }
        if (SectorState.isFragment(state) && !SectorState.allowsAnything(state)) {
            return fragments.bytes(sector, state).isPresent() ? Kind.FRAGMENT : Kind.UNKNOWN;
        }
        boolean initialZeros = state == SectorState.UNTOUCHED && initial == Initial.ZEROS;
        return initialZeros || SectorState.isZeros(state) ? Kind.ZEROS : Kind.UNKNOWN;
    }

    /** Whether one content alone is legal. */
    boolean isKnown(long sector, long state) {
        return kind(sector, state) != Kind.UNKNOWN;
    }

    /** Writes the only content that is legal; false when there are several. */
    boolean expected(long sector, long state, byte[] into) {
        return switch (kind(sector, state)) {
            case ZEROS -> fill(into, (byte) 0);
            case GENERATION -> fill(into, sector, SectorState.newest(state));
            case FRAGMENT -> copy(fragments.bytes(sector, state), into);
            case UNKNOWN -> false;
        };
    }

    /** Keeps what the sector holds once the only change in flight, of a part of it, is done; false if that is unknown. */
    boolean merge(long sector, long state, Part part) {
        byte[] bytes = new byte[SECTOR_BYTES];
        if (!base(sector, state, bytes)) {
            return false;
        }
        long start = sector * SECTOR_BYTES;
        int from = (int) Math.max(0, part.offset() - start);
        int to = (int) Math.min(SECTOR_BYTES, part.offset() + part.lengthBytes() - start);
        for (int i = from; i < to; i++) {
            bytes[i] = part.change() == Change.ZEROES ? 0 : pattern.byteAt(start + i, part.generation());
        }
        fragments.put(sector, part.generation(), bytes);
        return true;
    }

    /** What the sector held before. */
    private boolean base(long sector, long state, byte[] into) {
        if (SectorState.isFragment(state)) {
            return copy(fragments.bytes(sector, SectorState.beforeOnlyChange(state)), into);
        }
        if (SectorState.allowsInitial(state) || SectorState.allowsZeros(state)) {
            return fill(into, (byte) 0);
        }
        return fill(into, sector, SectorState.lowest(state));
    }

    private static boolean copy(Optional<byte[]> bytes, byte[] into) {
        bytes.ifPresent(from -> System.arraycopy(from, 0, into, 0, SECTOR_BYTES));
        return bytes.isPresent();
    }

    private static boolean fill(byte[] into, byte value) {
        Arrays.fill(into, value);
        return true;
    }

    private boolean fill(byte[] into, long sector, int generation) {
        for (int i = 0; i < SECTOR_BYTES; i += Long.BYTES) {
            WORDS.set(into, i, pattern.word(sector * SECTOR_BYTES + i, generation));
        }
        return true;
    }

    /** The bytes of a sector that was changed in part are not needed any more. */
    void forget(long sector) {
        fragments.remove(sector);
    }

    boolean allowsWord(long state, long offset, long word) {
        if (SectorState.isFragment(state)) {
            // Its bytes are gone: somebody has changed the sector since.
            return true;
        }
        boolean meet = !SectorState.isExact(state) && !SectorState.isZeros(state);
        if (initial == Initial.TRANSFORMED && meet) {
            return true;
        }
        boolean zeros =
                SectorState.allowsZeros(state) || (SectorState.allowsInitial(state) && initial == Initial.ZEROS);
        if (word == 0 && zeros) {
            return true;
        }
        return pattern.decode(word)
                .filter(origin -> origin.offset() == offset && SectorState.allows(state, origin.generation()))
                .isPresent();
    }
}
