package plumbline.harness.diagnosis;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import plumbline.harness.check.Damage;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.Origin;
import plumbline.harness.pattern.Pattern;

/** Looks at the words of a damage one by one. */
final class WordReader {
    private static final long POISON_WORD = Pattern.repeated(Pattern.POISON);
    private static final int MOST_FLIPPED_BITS = 2;

    private final Damage damage;
    private final Oracle oracle;
    private final ByteBuffer bytes;
    private final byte[] expected = new byte[Oracle.SECTOR_BYTES];
    private long expectedSector = -1;
    private boolean expectedKnown;

    WordReader(Damage damage, Oracle oracle) {
        this.damage = damage;
        this.oracle = oracle;
        this.bytes = ByteBuffer.wrap(damage.actual()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The verdict on the word at an offset of the target that is a multiple of 8. */
    WordVerdict read(long offset) {
        long word = wordAt(offset);
        if (isRight(offset, word)) {
            return WordVerdict.RIGHT;
        }
        if (word == POISON_WORD) {
            return WordVerdict.of(DamageClass.UNTOUCHED);
        }
        if (word == 0) {
            return WordVerdict.of(DamageClass.ZEROED);
        }
        if (expectedKnown && Long.bitCount(word ^ expectedWord(offset)) <= MOST_FLIPPED_BITS) {
            return WordVerdict.of(DamageClass.BITFLIP);
        }
        return decode(offset, word).orElseGet(() -> WordVerdict.of(DamageClass.FOREIGN));
    }

    /** Whether the whole word at that offset was kept. */
    boolean has(long offset) {
        return offset >= damage.offset() && offset + Long.BYTES <= damage.offset() + damage.actual().length;
    }

    long wordAt(long offset) {
        return bytes.getLong((int) (offset - damage.offset()));
    }

    /** Whether one content alone is legal there, so that {@link #expectedWord} means something. */
    boolean isExpectedKnown(long offset) {
        load(offset);
        return expectedKnown;
    }

    long expectedWord(long offset) {
        load(offset);
        return ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN).getLong((int) (offset % Oracle.SECTOR_BYTES));
    }

    private boolean isRight(long offset, long word) {
        load(offset);
        long state = state(offset);
        if (oracle.allowsAnything(state)) {
            return true;
        }
        return expectedKnown ? word == expectedWord(offset) : oracle.allowsWord(state, offset, word);
    }

    private long state(long offset) {
        return damage.states()[(int) (offset / Oracle.SECTOR_BYTES - damage.offset() / Oracle.SECTOR_BYTES)];
    }

    private void load(long offset) {
        long sector = offset / Oracle.SECTOR_BYTES;
        if (sector != expectedSector) {
            expectedSector = sector;
            expectedKnown = oracle.expected(sector, state(offset), expected);
        }
    }

    /** An origin at the word itself, or at one of the seven places within it where shifted words would begin. */
    private Optional<WordVerdict> decode(long offset, long word) {
        Optional<Origin> origin = oracle.pattern().decode(word);
        for (int shift = 1; shift < Long.BYTES && origin.isEmpty(); shift++) {
            long at = offset + shift;
            if (at + Long.BYTES <= damage.offset() + damage.actual().length) {
                origin = oracle.pattern().decode(wordAt(at)).map(found -> back(found, at - offset));
            }
        }
        return origin.map(found -> classify(offset, found));
    }

    private static Origin back(Origin found, long bytes) {
        return new Origin(found.offset() - bytes, found.generation());
    }

    private static WordVerdict classify(long offset, Origin origin) {
        long shiftBytes = offset - origin.offset();
        if (shiftBytes == 0) {
            return new WordVerdict(DamageClass.STALE, origin, 0);
        }
        DamageClass what = shiftBytes % Oracle.SECTOR_BYTES == 0 ? DamageClass.MISPLACED : DamageClass.SHIFTED;
        return new WordVerdict(what, origin, shiftBytes);
    }
}
