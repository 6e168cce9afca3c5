package plumbline.harness.pattern;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Fills and checks memory with a pattern, at memory speed for runs of one generation. Offsets in memory may be anything;
 * offsets in the target and lengths are multiples of 8 here, the rest goes byte by byte through {@link Pattern#byteAt}.
 * Only ever give it native segments: one heap segment would slow these loops down for good.
 */
public final class PatternMemory {
    /** Words of one inner loop: 4 KiB. */
    static final int WORDS_A_BLOCK = 512;

    /** What one inner loop takes: whoever does two things with a run keeps it in the cache by taking as much at a time. */
    public static final long BLOCK_BYTES = WORDS_A_BLOCK * (long) Long.BYTES;

    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED;

    private PatternMemory() {}

    /**
     * Writes a run of words.
     *
     * @param memory native
     * @param at where in it
     * @param offset of the first word in the target, a multiple of 8
     * @param lengthBytes a multiple of 8
     */
    public static void fill(
            Pattern pattern, int generation, MemorySegment memory, long at, long offset, long lengthBytes) {
        for (long done = 0; done < lengthBytes; done += BLOCK_BYTES) {
            int words = (int) (Math.min(BLOCK_BYTES, lengthBytes - done) >>> 3);
            fillBlock(memory, at + done, words, pattern.base(offset + done, generation), pattern.steps());
        }
    }

    /**
     * Writes a run of bytes, wherever it begins and ends.
     *
     * @param memory native
     * @param at where in it
     * @param offset of the first byte in the target
     */
    public static void fillBytes(
            Pattern pattern, int generation, MemorySegment memory, long at, long offset, long lengthBytes) {
        long head = Math.min(lengthBytes, -offset & 7);
        long words = (lengthBytes - head) & -8;
        fillSingly(pattern, generation, memory, at, offset, head);
        fill(pattern, generation, memory, at + head, offset + head, words);
        long done = head + words;
        fillSingly(pattern, generation, memory, at + done, offset + done, lengthBytes - done);
    }

    private static void fillSingly(
            Pattern pattern, int generation, MemorySegment memory, long at, long offset, long count) {
        for (long i = 0; i < count; i++) {
            memory.set(ValueLayout.JAVA_BYTE, at + i, pattern.byteAt(offset + i, generation));
        }
    }

    private static void fillBlock(MemorySegment memory, long at, int words, long base, long[] steps) {
        for (int i = 0; i < words; i++) {
            memory.set(WORD, at + 8L * i, Pattern.mix(base + steps[i]));
        }
    }

    /**
     * Whether a run of words is just what the pattern says.
     *
     * @param offset of the first word in the target, a multiple of 8
     * @param lengthBytes a multiple of 8
     */
    public static boolean matches(
            Pattern pattern, int generation, MemorySegment memory, long at, long offset, long lengthBytes) {
        long differences = 0;
        for (long done = 0; done < lengthBytes; done += BLOCK_BYTES) {
            int words = (int) (Math.min(BLOCK_BYTES, lengthBytes - done) >>> 3);
            differences |=
                    compareBlock(memory, at + done, words, pattern.base(offset + done, generation), pattern.steps());
        }
        return differences == 0;
    }

    private static long compareBlock(MemorySegment memory, long at, int words, long base, long[] steps) {
        long differences = 0;
        for (int i = 0; i < words; i++) {
            differences |= memory.get(WORD, at + 8L * i) ^ Pattern.mix(base + steps[i]);
        }
        return differences;
    }
}
