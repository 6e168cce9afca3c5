package plumbline.bindings.block;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.generated.fiemap;
import plumbline.bindings.generated.fiemap_extent;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.SyscallException;

/** FS_IOC_FIEMAP: where a file's bytes lie on its device. */
public final class FileExtents {
    private static final int BATCH = 128;

    private FileExtents() {}

    /**
     * One extent.
     *
     * @param logical offset in the file, in bytes
     * @param physical offset on the device, in bytes
     * @param flags FIEMAP_EXTENT bits
     */
    public record FileExtent(long logical, long physical, long lengthBytes, int flags) {
        /** Whether the device holds just these bytes just there. */
        public boolean isPlain() {
            int other = Uapi.FIEMAP_EXTENT_UNKNOWN()
                    | Uapi.FIEMAP_EXTENT_DELALLOC()
                    | Uapi.FIEMAP_EXTENT_ENCODED()
                    | Uapi.FIEMAP_EXTENT_DATA_INLINE()
                    | Uapi.FIEMAP_EXTENT_NOT_ALIGNED()
                    | Uapi.FIEMAP_EXTENT_UNWRITTEN();
            return (flags & other) == 0;
        }

        /** Whether blocks are allocated that read as zeros. */
        public boolean isUnwritten() {
            return (flags & Uapi.FIEMAP_EXTENT_UNWRITTEN()) != 0;
        }

        boolean isLast() {
            return (flags & Uapi.FIEMAP_EXTENT_LAST()) != 0;
        }
    }

    /**
     * The extents that a range of a file meets, after its dirty pages were written (FIEMAP_FLAG_SYNC).
     *
     * @throws SyscallException EOPNOTSUPP where the file system has none
     */
    public static List<FileExtent> of(Fd fd, long offset, long lengthBytes) {
        List<FileExtent> extents = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            long entryBytes = fiemap_extent.layout().byteSize();
            MemorySegment request = arena.allocate(fiemap.layout().byteSize() + BATCH * entryBytes, Long.BYTES);
            long at = offset;
            boolean more = true;
            while (more && at < offset + lengthBytes) {
                int count = ask(fd, request, at, offset + lengthBytes - at);
                for (int i = 0; i < count; i++) {
                    extents.add(read(request.asSlice(fiemap.layout().byteSize() + i * entryBytes, entryBytes)));
                }
                more = count == BATCH && !extents.getLast().isLast();
                at = extents.isEmpty()
                        ? at
                        : extents.getLast().logical() + extents.getLast().lengthBytes();
            }
        }
        return extents;
    }

    private static int ask(Fd fd, MemorySegment request, long offset, long lengthBytes) {
        request.fill((byte) 0);
        fiemap.fm_start(request, offset);
        fiemap.fm_length(request, lengthBytes);
        fiemap.fm_flags(request, Uapi.FIEMAP_FLAG_SYNC());
        fiemap.fm_extent_count(request, BATCH);
        SyscallException.check(
                "ioctl(FS_IOC_FIEMAP)", fd.name(), FileCalls.ioctl(fd, Uapi.FS_IOC_FIEMAP(), request.address()));
        return fiemap.fm_mapped_extents(request);
    }

    private static FileExtent read(MemorySegment entry) {
        return new FileExtent(
                fiemap_extent.fe_logical(entry),
                fiemap_extent.fe_physical(entry),
                fiemap_extent.fe_length(entry),
                fiemap_extent.fe_flags(entry));
    }
}
