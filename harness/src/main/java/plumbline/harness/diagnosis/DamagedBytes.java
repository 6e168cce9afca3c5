package plumbline.harness.diagnosis;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import plumbline.harness.check.Damage;
import plumbline.harness.oracle.Oracle;

/** The bytes of a damage beside those that would have been right; offsets are the target's. */
final class DamagedBytes {
    private final Damage damage;
    private final Oracle oracle;
    private final ByteBuffer actual;
    private final byte[] expected = new byte[Oracle.SECTOR_BYTES];
    private long loadedSector = -1;
    private boolean known;

    DamagedBytes(Damage damage, Oracle oracle) {
        this.damage = damage;
        this.oracle = oracle;
        this.actual = ByteBuffer.wrap(damage.actual()).order(ByteOrder.LITTLE_ENDIAN);
    }

    long start() {
        return damage.offset();
    }

    long end() {
        return damage.offset() + damage.actual().length;
    }

    boolean has(long offset) {
        return offset >= start() && offset < end();
    }

    /** Whether all eight bytes from an offset on are there. */
    boolean hasWord(long offset) {
        return offset >= start() && offset + Long.BYTES <= end();
    }

    byte at(long offset) {
        return actual.get((int) (offset - start()));
    }

    /** Eight bytes from any offset on. */
    long wordAt(long offset) {
        return actual.getLong((int) (offset - start()));
    }

    /** Whether one content alone is legal there, so that {@link #expected} means something. */
    boolean isKnown(long offset) {
        load(offset);
        return known;
    }

    byte expected(long offset) {
        load(offset);
        return expected[(int) (offset % Oracle.SECTOR_BYTES)];
    }

    /** The expected word that holds the byte at an offset. */
    long expectedWord(long offset) {
        load(offset);
        int at = (int) (offset % Oracle.SECTOR_BYTES) & -Long.BYTES;
        return ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
    }

    /** Whether the byte may be what it is; where several contents are legal, they are so by the word. */
    boolean isRight(long offset) {
        if (isKnown(offset)) {
            return at(offset) == expected(offset);
        }
        long word = offset & -Long.BYTES;
        long state = state(offset);
        return oracle.allowsAnything(state) || !hasWord(word) || oracle.allowsWord(state, word, wordAt(word));
    }

    /** The first wrong byte from an offset on; {@link #end} when there is none. */
    long firstWrong(long from) {
        long at = from;
        while (at < end() && isRight(at)) {
            at++;
        }
        return at;
    }

    /** The first right byte from an offset on, but not beyond {@code limit}. */
    long firstRight(long from, long limit) {
        long at = from;
        while (at < limit && !isRight(at)) {
            at++;
        }
        return at;
    }

    private long state(long offset) {
        return damage.states()[(int) (offset / Oracle.SECTOR_BYTES - start() / Oracle.SECTOR_BYTES)];
    }

    private void load(long offset) {
        long sector = offset / Oracle.SECTOR_BYTES;
        if (sector != loadedSector) {
            loadedSector = sector;
            known = oracle.expected(sector, state(offset), expected);
        }
    }
}
