package plumbline.harness.check;

import java.util.Arrays;
import plumbline.harness.oracle.Oracle;

/**
 * Wrong bytes, copied out before their buffer is used again.
 *
 * @param offset of the first byte kept, in the target: up to a sector before the first wrong sector
 * @param actual what was read; bounded, see {@link ContentChecker#MOST_BYTES}
 * @param states what each sector of it might have held, for the oracle
 * @param firstWrong the first wrong byte, as an offset in the target
 */
@SuppressWarnings("ArrayRecordComponent") // carried from checker to diagnosis once, never compared
public record Damage(long offset, byte[] actual, long[] states, long firstWrong) {
    /** Of all that, the sector with the first wrong byte. */
    public Damage firstSector() {
        long sector = firstWrong / Oracle.SECTOR_BYTES;
        long start = Math.max(offset, sector * Oracle.SECTOR_BYTES);
        long end = Math.min(offset + actual.length, (sector + 1) * Oracle.SECTOR_BYTES);
        int from = (int) (start - offset);
        int index = (int) (sector - offset / Oracle.SECTOR_BYTES);
        return new Damage(
                start, Arrays.copyOfRange(actual, from, (int) (end - offset)), new long[] {states[index]}, firstWrong);
    }
}
