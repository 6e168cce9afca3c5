package plumbline.loopctl.fuse;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * One request that is lied about: what was asked, the honest storage, and what a liar needs to hand. One thread.
 *
 * @param request READ or WRITE
 * @param memory of a read: where its bytes go; of a write: its bytes, which are not to be changed
 * @param altered room of the same length
 * @param earlier what each place held before it was last written
 * @param random the lie's own
 */
record Scene(
        Lie.Request request,
        MemorySegment memory,
        long offset,
        Backing honest,
        MemorySegment altered,
        EarlierBytes earlier,
        long elsewhere,
        SplittableRandom random) {
    static final int SECTOR = 512;
    static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    long length() {
        return memory.byteSize();
    }

    /** Carries the request out honestly, but for what is done to its bytes on the way. */
    long alter(Consumer<MemorySegment> change) {
        if (request == Lie.Request.WRITE) {
            altered.copyFrom(memory);
            change.accept(altered);
            return honest.write(altered, offset);
        }
        long result = honest.read(memory, offset);
        if (result == length()) {
            change.accept(memory);
        }
        return result;
    }

    /** A place within a sector, a multiple of 8. */
    int cut() {
        long sector = random.nextLong(Math.max(1, length() / SECTOR)) * SECTOR;
        return (int) Math.min(length() - Long.BYTES, sector + Long.BYTES * random.nextLong(1, SECTOR / Long.BYTES));
    }

    /** Fewer bytes than were asked for, in whole sectors where there are several. */
    long shorter() {
        long sectors = length() / SECTOR;
        return sectors > 1 ? random.nextLong(1, sectors) * SECTOR : length() / 2;
    }
}
