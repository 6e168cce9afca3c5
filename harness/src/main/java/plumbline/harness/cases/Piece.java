package plumbline.harness.cases;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;

/** A part of a target as it was when it was read: to be looked at, compared, or put back. One thread. */
final class Piece implements AutoCloseable {
    private final AlignedBuffer bytes;
    private final long offset;
    private final long lengthBytes;

    /**
     * Reads.
     *
     * @throws RefusedException when the kernel refuses
     * @throws IllegalStateException when there is not as much
     */
    Piece(Fd target, long offset, long lengthBytes) {
        this.offset = offset;
        this.lengthBytes = lengthBytes;
        this.bytes = AlignedBuffer.ofAtLeast(lengthBytes);
        whole(target, "pread", FileCalls.pread(target, bytes.address(), lengthBytes, offset));
    }

    private void whole(Fd target, String call, long result) {
        RefusedException.demandWhole(call + " of " + lengthBytes + " at " + offset, target.name(), result, lengthBytes);
    }

    /** Whether the target holds the same still. */
    boolean isStillIn(Fd target) {
        try (Piece now = new Piece(target, offset, lengthBytes)) {
            return bytes().mismatch(now.bytes()) < 0;
        }
    }

    MemorySegment bytes() {
        return bytes.body().asSlice(0, lengthBytes);
    }

    /** Makes it something else, word by word. */
    Piece scrambled(SplittableRandom random) {
        scramble(bytes(), random);
        return this;
    }

    /** Fills memory with anything, word by word. */
    static void scramble(MemorySegment memory, SplittableRandom random) {
        for (long at = 0; at < memory.byteSize(); at += Long.BYTES) {
            memory.set(ValueLayout.JAVA_LONG, at, random.nextLong());
        }
    }

    /** The value that each of its bytes has; empty when they differ. */
    OptionalInt value() {
        byte first = bytes.body().get(ValueLayout.JAVA_BYTE, 0);
        for (long at = 1; at < lengthBytes; at++) {
            if (bytes.body().get(ValueLayout.JAVA_BYTE, at) != first) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(Byte.toUnsignedInt(first));
    }

    /** Whether each of its bytes has that value. */
    boolean isAll(int value) {
        return value().equals(OptionalInt.of(value));
    }

    /** Writes it where it was. */
    Piece putBack(Fd target) {
        whole(target, "pwrite", FileCalls.pwrite(target, bytes.address(), lengthBytes, offset));
        return this;
    }

    @Override
    public void close() {
        bytes.close();
    }
}
