package plumbline.harness.verify;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/**
 * A block as {@code fio --verify=crc32c} writes and reads it, version 3, little-endian:
 *
 * <pre>
 *    0 magic 0xACCA (2) | 2 kind 5 (2) | 4 length (4) | 8 seed (8) | 16 offset (8) | 24 seconds (4) | 28 nanoseconds (4)
 *   32 thread (2) | 34 number (2) | 36 crc32c of what stands before (4) | 40 crc32c of what stands behind (4) | 44 data
 * </pre>
 */
final class FioBlock {
    private static final int MAGIC = 0xACCA;
    private static final int CRC32C = 5;
    private static final int CRC32C_INTEL = 6;
    private static final int HEADER_CRC = 36;
    private static final int DATA_CRC = 40;
    private static final int DATA = 44;
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private FioBlock() {}

    /** Makes a block of what a seed gives. */
    static void fill(MemorySegment block, long offset, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ offset);
        for (long at = DATA; at < block.byteSize(); at += Integer.BYTES) {
            block.set(INT, at, random.nextInt());
        }
        block.asSlice(0, DATA).fill((byte) 0);
        block.set(SHORT, 0, (short) MAGIC);
        block.set(SHORT, 2, (short) CRC32C);
        block.set(INT, 4, (int) block.byteSize());
        block.set(LONG, 8, random.nextLong());
        block.set(LONG, 16, offset);
        block.set(SHORT, 32, (short) 1);
        block.set(INT, HEADER_CRC, checksum(block.asSlice(0, HEADER_CRC)));
        block.set(INT, DATA_CRC, checksum(block.asSlice(DATA)));
    }

    /** What is wrong with a block, with the values; empty when nothing is. */
    static Optional<String> wrong(MemorySegment block, long offset) {
        int kind = Short.toUnsignedInt(block.get(SHORT, 2));
        if (Short.toUnsignedInt(block.get(SHORT, 0)) != MAGIC) {
            return different("magic", Short.toUnsignedInt(block.get(SHORT, 0)), MAGIC);
        }
        if (kind != CRC32C && kind != CRC32C_INTEL) {
            return different("kind of checksum", kind, CRC32C);
        }
        if (block.get(INT, 4) != block.byteSize()) {
            return different("length", block.get(INT, 4), block.byteSize());
        }
        if (block.get(INT, HEADER_CRC) != checksum(block.asSlice(0, HEADER_CRC))) {
            return different(
                    "checksum of the header",
                    Integer.toUnsignedLong(block.get(INT, HEADER_CRC)),
                    Integer.toUnsignedLong(checksum(block.asSlice(0, HEADER_CRC))));
        }
        if (block.get(LONG, 16) != offset) {
            return different("offset", block.get(LONG, 16), offset);
        }
        return block.get(INT, DATA_CRC) == checksum(block.asSlice(DATA))
                ? Optional.empty()
                : different(
                        "checksum of the data",
                        Integer.toUnsignedLong(block.get(INT, DATA_CRC)),
                        Integer.toUnsignedLong(checksum(block.asSlice(DATA))));
    }

    private static Optional<String> different(String what, long is, long should) {
        return Optional.of(String.format(Locale.ROOT, "the %s is 0x%x and should be 0x%x", what, is, should));
    }

    /** fio leaves the last inversion out. */
    private static int checksum(MemorySegment bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.asByteBuffer());
        return (int) ~checksum.getValue();
    }
}
