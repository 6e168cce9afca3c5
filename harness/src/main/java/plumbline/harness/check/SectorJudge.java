package plumbline.harness.check;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.oracle.Oracle;

/** The slow, exact judgement of a read: sector by sector, with whatever the oracle allows at this moment. */
final class SectorJudge {
    private static final int SECTOR = Oracle.SECTOR_BYTES;

    private final Oracle oracle;
    private final byte[] expected = new byte[SECTOR];

    SectorJudge(Oracle oracle) {
        this.oracle = oracle;
    }

    Optional<Damage> judge(IoSlot slot, long lengthBytes) {
        long offset = slot.shape().offset();
        byte[] actual = Gather.bytes(slot, lengthBytes);
        long first = offset / SECTOR;
        long last = (offset + lengthBytes - 1) / SECTOR;
        for (long sector = first; sector <= last; sector++) {
            long state = oracle.legalBetween(sector, slot.snapshot()[(int) (sector - first)]);
            long wrong = firstWrong(sector, state, offset, actual);
            if (wrong >= 0) {
                return Optional.of(damage(slot, sector, wrong, actual));
            }
        }
        return Optional.empty();
    }

    private Damage damage(IoSlot slot, long wrongSector, long wrong, byte[] actual) {
        long offset = slot.shape().offset();
        // One sector that is right goes before: what stands beside the wrong bytes tells of them.
        long sector = Math.max(offset / SECTOR, wrongSector - 1);
        long start = Math.max(offset, sector * SECTOR);
        int from = (int) (start - offset);
        byte[] kept = Arrays.copyOfRange(actual, from, Math.min(actual.length, from + ContentChecker.MOST_BYTES));
        int sectors = (int) ((start + kept.length - 1) / SECTOR - sector + 1);
        long[] states = new long[sectors];
        for (int i = 0; i < sectors; i++) {
            int at = (int) (sector + i - offset / SECTOR);
            states[i] = oracle.legalBetween(sector + i, slot.snapshot()[at]);
        }
        return new Damage(start, kept, states, wrong);
    }

    /** The first byte of the sector, as far as it was read, that may not be what it is; −1 when all may. */
    private long firstWrong(long sector, long state, long offset, byte[] actual) {
        if (oracle.allowsAnything(state)) {
            return -1;
        }
        long from = Math.max(offset, sector * SECTOR);
        long to = Math.min(offset + actual.length, (sector + 1) * SECTOR);
        return oracle.expected(sector, state, expected)
                ? firstDifferent(sector, from, to, offset, actual)
                : firstIllegalWord(state, from, to, offset, actual);
    }

    private long firstDifferent(long sector, long from, long to, long offset, byte[] actual) {
        long start = sector * SECTOR;
        int different = Arrays.mismatch(
                actual, (int) (from - offset), (int) (to - offset), expected, (int) (from - start), (int) (to - start));
        return different < 0 ? -1 : from + different;
    }

    private long firstIllegalWord(long state, long from, long to, long offset, byte[] actual) {
        ByteBuffer words = ByteBuffer.wrap(actual).order(ByteOrder.LITTLE_ENDIAN);
        for (long at = (from + 7) & -8; at + 8 <= to; at += 8) {
            if (!oracle.allowsWord(state, at, words.getLong((int) (at - offset)))) {
                return at;
            }
        }
        return -1;
    }
}
