package plumbline.loopctl.fuse;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import plumbline.bindings.sys.Errno;

/**
 * A volatile write-back cache over an honest backing: writes are answered at once and reach the medium with the next
 * flush. A power cut loses a part of what was not flushed; until power returns every request fails. Any thread.
 */
public final class WriteBackCache implements Backing {
    private static final long MOST_BYTES = 256L << 20;
    private static final int SECTOR = 512;

    private final Backing medium;
    private final List<Dirty> dirty = new ArrayList<>();
    private long dirtyBytes;
    private boolean powered = true;
    private @Nullable PowerSwitch mains;

    public WriteBackCache(Backing medium) {
        this.medium = medium;
    }

    private record Dirty(long offset, Arena arena, MemorySegment bytes) {}

    /** What becomes of the order of writes when power fails. */
    public enum Order {
        /** Those before some moment are on the medium, those after it are not; the one between may be torn. */
        KEPT,
        /** Any of them may be on the medium, sector by sector. */
        ANY,
        /** None of them is. */
        LOST
    }

    @Override
    public long sizeBytes() {
        return medium.sizeBytes();
    }

    @Override
    public synchronized long read(MemorySegment into, long offset) {
        if (!isPowered()) {
            return Errno.EIO.asResult();
        }
        long result = medium.read(into, offset);
        long end = offset + into.byteSize();
        for (Dirty write : dirty) {
            long from = Math.max(offset, write.offset());
            long to = Math.min(end, write.offset() + write.bytes().byteSize());
            if (from < to) {
                into.asSlice(from - offset, to - from)
                        .copyFrom(write.bytes().asSlice(from - write.offset(), to - from));
            }
        }
        return result;
    }

    @Override
    public synchronized long write(MemorySegment from, long offset) {
        if (!isPowered()) {
            return Errno.EIO.asResult();
        }
        if (dirtyBytes + from.byteSize() > MOST_BYTES) {
            destage();
        }
        Arena arena = Arena.ofShared();
        dirty.add(new Dirty(offset, arena, arena.allocate(from.byteSize()).copyFrom(from)));
        dirtyBytes += from.byteSize();
        return from.byteSize();
    }

    @Override
    public synchronized long flush() {
        if (!isPowered()) {
            return Errno.EIO.asResult();
        }
        return destage() ? medium.flush() : Errno.EIO.asResult();
    }

    private boolean destage() {
        boolean whole = true;
        for (Dirty write : dirty) {
            whole &=
                    medium.write(write.bytes(), write.offset()) == write.bytes().byteSize();
        }
        forget();
        return whole;
    }

    private void forget() {
        dirty.forEach(write -> write.arena().close());
        dirty.clear();
        dirtyBytes = 0;
    }

    /**
     * Power fails.
     *
     * @return how many bytes were lost
     */
    public synchronized long cut(Order order, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long lost = switch (order) {
            case KEPT -> keepSome(random.nextInt(dirty.size() + 1), random);
            case ANY -> keepAny(random);
            case LOST -> dirtyBytes;
        };
        forget();
        powered = false;
        return lost;
    }

    private long keepSome(int count, SplittableRandom random) {
        long kept = 0;
        for (Dirty write : dirty.subList(0, count)) {
            kept += medium.write(write.bytes(), write.offset());
        }
        if (count < dirty.size()) {
            Dirty torn = dirty.get(count);
            long length = random.nextLong(torn.bytes().byteSize() / SECTOR + 1) * SECTOR;
            kept += length == 0 ? 0 : medium.write(torn.bytes().asSlice(0, length), torn.offset());
        }
        return dirtyBytes - kept;
    }

    private long keepAny(SplittableRandom random) {
        long kept = 0;
        for (Dirty write : dirty) {
            int fate = random.nextInt(3);
            for (long at = 0; at < write.bytes().byteSize() && fate > 0; at += SECTOR) {
                if (fate == 1 || random.nextBoolean()) {
                    long length = Math.min(SECTOR, write.bytes().byteSize() - at);
                    kept += medium.write(write.bytes().asSlice(at, length), write.offset() + at);
                }
            }
        }
        return dirtyBytes - kept;
    }

    /** From now on there is power only while the switch is on, besides. */
    public synchronized void plugInto(PowerSwitch from) {
        if (mains != null) {
            mains.close();
        }
        mains = from;
    }

    private boolean isPowered() {
        return powered && (mains == null || mains.isOn());
    }

    /** Power returns. */
    public synchronized void powerOn() {
        powered = true;
    }

    @Override
    public synchronized long resize(long sizeBytes) {
        return medium.resize(sizeBytes);
    }
}
