package plumbline.harness.check;

/**
 * Wrong bytes, copied out before their buffer is used again.
 *
 * @param offset of the first byte kept, in the target: up to a sector before the first wrong sector
 * @param actual what was read; bounded, see {@link ContentChecker#MOST_BYTES}
 * @param states what each sector of it might have held, for the oracle
 * @param firstWrong the first wrong byte, as an offset in the target
 */
@SuppressWarnings("ArrayRecordComponent") // carried from checker to diagnosis once, never compared
public record Damage(long offset, byte[] actual, long[] states, long firstWrong) {}
