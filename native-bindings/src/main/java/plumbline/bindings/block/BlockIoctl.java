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
