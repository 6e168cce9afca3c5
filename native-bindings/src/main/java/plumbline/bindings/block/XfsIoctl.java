package plumbline.bindings.block;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
