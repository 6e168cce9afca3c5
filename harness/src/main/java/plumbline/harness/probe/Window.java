package plumbline.harness.probe;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.SyscallException;

/**
 * The part of a target in which shapes are tried, with a picture of what it holds: made, and compared, by plain reads of
 * whole pages at page-aligned addresses.
 */
final class Window implements AutoCloseable {
    /** How far around a write its neighbours are looked at: a multiple of every alignment up to 64 KiB. */
    private static final long MARGIN_BYTES = 64 << 10;

    private final Fd target;
    private final long start;
    private final long lengthBytes;
    private final Mapping picture;
    private final Mapping now;
    private final Mapping original;

    /**
     * A window.
     *
     * @param start a multiple of every alignment that is tried
     * @param lengthBytes the same
     * @throws SyscallException when it cannot be read
     */
    Window(Fd target, long start, long lengthBytes) {
        this.target = target;
        this.start = start;
        this.lengthBytes = lengthBytes;
        this.picture = Mapping.anonymous(Mapping.pagesUp(lengthBytes));
        this.now = Mapping.anonymous(Mapping.pagesUp(lengthBytes));
        this.original = Mapping.anonymous(Mapping.pagesUp(lengthBytes));
        read(picture, 0, lengthBytes);
        original.segment().copyFrom(picture.segment());
    }

    long start() {
        return start;
    }

    long lengthBytes() {
        return lengthBytes;
    }

    private void read(Mapping into, long from, long length) {
        whole("pread", from, length, FileCalls.pread(target, into.address() + from, length, start + from));
    }

    /** What the window should hold. */
    MemorySegment picture() {
        return picture.segment();
    }

    /** Whether all of it is the same byte. */
    boolean isUniform() {
        byte first = picture.segment().get(ValueLayout.JAVA_BYTE, 0);
        for (long at = 1; at < lengthBytes; at++) {
            if (picture.segment().get(ValueLayout.JAVA_BYTE, at) != first) {
                return false;
            }
        }
        return true;
    }

    /** Fills it with bytes that are nowhere the same, and writes them plainly. */
    void scramble(SplittableRandom random) {
        for (long at = 0; at < lengthBytes; at += Long.BYTES) {
            picture.segment().set(ValueLayout.JAVA_LONG, at, random.nextLong());
        }
        write(picture);
    }

    /**
     * Where a part of the window is not as it should be, as an offset in the target; −1 when it is. The picture shows from
     * now on what it holds.
     */
    long firstChange(long offset, long length) {
        long from = Math.max(0, offset - start - MARGIN_BYTES) / MARGIN_BYTES * MARGIN_BYTES;
        long to = Math.min(lengthBytes, Mapping.pagesUp(offset - start + length + MARGIN_BYTES));
        read(now, from, to - from);
        long wrong = MemorySegment.mismatch(now.segment(), from, to, picture.segment(), from, to);
        MemorySegment.copy(now.segment(), from, picture.segment(), from, to - from);
        return wrong < 0 ? -1 : start + from + wrong;
    }

    /** Puts back what was there in the beginning. */
    void restore() {
        write(original);
    }

    private void write(Mapping from) {
        whole("pwrite", 0, lengthBytes, FileCalls.pwrite(target, from.address(), lengthBytes, start));
    }

    private void whole(String call, long from, long length, long result) {
        String what = call + " of " + length + " at " + (start + from);
        SyscallException.check(what, target.name(), result);
        if (result != length) {
            throw new IllegalStateException(
                    what + " on " + target.name() + " moved only " + result + " bytes: it is not as long any more");
        }
    }

    @Override
    public void close() {
        picture.close();
        now.close();
        original.close();
    }
}
