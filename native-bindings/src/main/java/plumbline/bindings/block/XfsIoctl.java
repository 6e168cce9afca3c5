package plumbline.bindings.block;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.generated.dioattr;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;

/** XFS's own ioctls. */
public final class XfsIoctl {
    private XfsIoctl() {}

    /**
     * What XFS says of direct I/O on a file, in bytes.
     *
     * @param leastBytes the smallest I/O, and the alignment of offsets
     */
    public record DirectIo(long memoryAlign, long leastBytes, long mostBytes) {}

    /**
     * XFS_IOC_GOINGDOWN without a flush of the log, which ext4 has under the same number: from now on nothing of the file
     * system's reaches its device, and what is there is for its recovery.
     *
     * @param root a folder or file of the file system
     * @return 0, or the negative error number; −ENOTTY where there is no such thing
     */
    public static long shutDown(Fd root) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment flags = arena.allocateFrom(ValueLayout.JAVA_INT, Uapi.XFS_FSOP_GOING_FLAGS_NOLOGFLUSH());
            return FileCalls.ioctl(root, Uapi.XFS_IOC_GOINGDOWN(), flags.address());
        }
    }

    /** XFS_IOC_DIOINFO; empty on other file systems. */
    public static Optional<DirectIo> directIo(Fd fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(dioattr.layout());
            long result = FileCalls.ioctl(fd, Uapi.XFS_IOC_DIOINFO(), info.address());
            return result < 0
                    ? Optional.empty()
                    : Optional.of(new DirectIo(
                            Integer.toUnsignedLong(dioattr.d_mem(info)),
                            Integer.toUnsignedLong(dioattr.d_miniosz(info)),
                            Integer.toUnsignedLong(dioattr.d_maxiosz(info))));
        }
    }
}
