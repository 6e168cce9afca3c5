package plumbline.bindings.block;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.SyscallException;

/** The block-device ioctls of {@code <linux/fs.h>}, one method each; all sizes in bytes. */
public final class BlockIoctl {
    private BlockIoctl() {}

    /** BLKGETSIZE64: the device's size. */
    public static long sizeBytes(Fd device) {
        return get(device, "BLKGETSIZE64", Uapi.BLKGETSIZE64(), Long.BYTES);
    }

    /** BLKSSZGET: the logical block. */
    public static long logicalBlockBytes(Fd device) {
        return get(device, "BLKSSZGET", Uapi.BLKSSZGET(), Integer.BYTES);
    }

    /** BLKPBSZGET: the physical block. */
    public static long physicalBlockBytes(Fd device) {
        return get(device, "BLKPBSZGET", Uapi.BLKPBSZGET(), Integer.BYTES);
    }

    /** BLKIOMIN: the preferred smallest I/O. */
    public static long ioMinBytes(Fd device) {
        return get(device, "BLKIOMIN", Uapi.BLKIOMIN(), Integer.BYTES);
    }

    /** BLKIOOPT: the preferred I/O; 0 when there is no preference. */
    public static long ioOptBytes(Fd device) {
        return get(device, "BLKIOOPT", Uapi.BLKIOOPT(), Integer.BYTES);
    }

    /** BLKALIGNOFF: how far the device's start is off its physical blocks; 4294967295 for a stack that cannot say. */
    public static long alignmentOffsetBytes(Fd device) {
        return get(device, "BLKALIGNOFF", Uapi.BLKALIGNOFF(), Integer.BYTES);
    }

    /** BLKGETDISKSEQ (5.15): a number that no other disk of this boot has had; −ENOTTY on older kernels. */
    public static long diskSequence(Fd device) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(Long.BYTES, Long.BYTES);
            long result = FileCalls.ioctl(device, Uapi.BLKGETDISKSEQ(), value.address());
            return result < 0 ? result : value.get(ValueLayout.JAVA_LONG, 0);
        }
    }

    /** BLKFLSBUF: writes back and drops the device's page cache. */
    public static long flushBuffers(Fd device) {
        return FileCalls.ioctl(device, Uapi.BLKFLSBUF(), 0);
    }

    /** BLKDISCARD: says that a range is not needed any more; 0, or the negative error number. */
    public static long discard(Fd device, long offset, long lengthBytes) {
        return range(device, Uapi.BLKDISCARD(), offset, lengthBytes);
    }

    /** BLKZEROOUT: makes a range zeros, with or without writing any; 0, or the negative error number. */
    public static long zeroOut(Fd device, long offset, long lengthBytes) {
        return range(device, Uapi.BLKZEROOUT(), offset, lengthBytes);
    }

    private static long range(Fd device, long request, long offset, long lengthBytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment range = arena.allocateFrom(ValueLayout.JAVA_LONG, offset, lengthBytes);
            return FileCalls.ioctl(device, request, range.address());
        }
    }

    private static long get(Fd device, String name, long request, int valueBytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(Long.BYTES, Long.BYTES);
            SyscallException.check(
                    "ioctl(" + name + ")", device.name(), FileCalls.ioctl(device, request, value.address()));
            return valueBytes == Long.BYTES
                    ? value.get(ValueLayout.JAVA_LONG, 0)
                    : Integer.toUnsignedLong(value.get(ValueLayout.JAVA_INT, 0));
        }
    }
}
