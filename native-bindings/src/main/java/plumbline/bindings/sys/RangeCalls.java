package plumbline.bindings.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.generated.file_clone_range;
import plumbline.bindings.generated.file_dedupe_range;
import plumbline.bindings.generated.file_dedupe_range_info;
import plumbline.bindings.generated.xfs_exchange_range;
import plumbline.bindings.raw.Downcall;

/**
 * What changes, moves or shares ranges of files, as the kernel answers: 0 or a number of bytes, or the negative error
 * number. Offsets and lengths are in bytes.
 */
public final class RangeCalls {
    /** {@link #dedupe} found that the ranges differ. */
    public static final long DIFFERS = Long.MIN_VALUE;

    private RangeCalls() {}

    /**
     * A range of a file.
     *
     * @param offset its first byte
     */
    public record FileRange(Fd fd, long offset) {}

    /** fallocate(2). */
    public static long allocate(Fd fd, Allocation allocation, long offset, long lengthBytes) {
        return Downcall.syscall(Uapi.__NR_fallocate(), fd.number(), allocation.mode(), offset, lengthBytes);
    }

    /** copy_file_range(2): how many bytes were copied, which may be fewer than asked for. */
    public static long copy(FileRange from, FileRange to, long lengthBytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment offsets = arena.allocateFrom(ValueLayout.JAVA_LONG, from.offset, to.offset);
            return Downcall.syscall(
                    Uapi.__NR_copy_file_range(),
                    from.fd.number(),
                    offsets.address(),
                    to.fd.number(),
                    offsets.address() + Long.BYTES,
                    lengthBytes,
                    0);
        }
    }

    /** FICLONERANGE: both ranges share blocks from now on; a length of 0 means up to the end. */
    public static long clone(FileRange from, FileRange to, long lengthBytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = arena.allocate(file_clone_range.layout());
            file_clone_range.src_fd(request, from.fd.number());
            file_clone_range.src_offset(request, from.offset);
            file_clone_range.src_length(request, lengthBytes);
            file_clone_range.dest_offset(request, to.offset);
            return FileCalls.ioctl(to.fd, Uapi.FICLONERANGE(), request.address());
        }
    }

    /**
     * FIDEDUPERANGE: both ranges share blocks from now on if they hold the same bytes.
     *
     * @return how many bytes are shared now, {@link #DIFFERS}, or the negative error number
     */
    public static long dedupe(FileRange from, FileRange to, long lengthBytes) {
        try (Arena arena = Arena.ofConfined()) {
            long head = file_dedupe_range.layout().byteSize();
            MemorySegment request =
                    arena.allocate(head + file_dedupe_range_info.layout().byteSize(), Long.BYTES);
            file_dedupe_range.src_offset(request, from.offset);
            file_dedupe_range.src_length(request, lengthBytes);
            file_dedupe_range.dest_count(request, (short) 1);
            MemorySegment info = request.asSlice(head);
            file_dedupe_range_info.dest_fd(info, to.fd.number());
            file_dedupe_range_info.dest_offset(info, to.offset);
            long result = FileCalls.ioctl(from.fd, Uapi.FIDEDUPERANGE(), request.address());
            if (result < 0) {
                return result;
            }
            int status = file_dedupe_range_info.status(info);
            if (status == Uapi.FILE_DEDUPE_RANGE_DIFFERS()) {
                return DIFFERS;
            }
            return status < 0 ? status : file_dedupe_range_info.bytes_deduped(info);
        }
    }

    /** XFS_IOC_EXCHANGE_RANGE (6.10): the ranges swap their contents at once. */
    public static long exchange(FileRange one, FileRange other, long lengthBytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = arena.allocate(xfs_exchange_range.layout());
            xfs_exchange_range.file1_fd(request, one.fd.number());
            xfs_exchange_range.file1_offset(request, one.offset);
            xfs_exchange_range.file2_offset(request, other.offset);
            xfs_exchange_range.length(request, lengthBytes);
            return FileCalls.ioctl(other.fd, Uapi.XFS_IOC_EXCHANGE_RANGE(), request.address());
        }
    }

    /** sync_file_range(2), waiting before and after: dirty pages of the range are written, metadata is not. */
    public static long syncRange(Fd fd, long offset, long lengthBytes) {
        int flags =
                Uapi.SYNC_FILE_RANGE_WAIT_BEFORE() | Uapi.SYNC_FILE_RANGE_WRITE() | Uapi.SYNC_FILE_RANGE_WAIT_AFTER();
        return Downcall.syscall(Uapi.__NR_sync_file_range(), fd.number(), offset, lengthBytes, flags);
    }

    /** sync_file_range(2) with SYNC_FILE_RANGE_WRITE alone: writing is begun. */
    public static long startSyncRange(Fd fd, long offset, long lengthBytes) {
        return Downcall.syscall(
                Uapi.__NR_sync_file_range(), fd.number(), offset, lengthBytes, Uapi.SYNC_FILE_RANGE_WRITE());
    }

    /** posix_fadvise(2); a length of 0 means up to the end. */
    public static long advise(Fd fd, long offset, long lengthBytes, Advice advice) {
        return Downcall.syscall(Uapi.__NR_fadvise64(), fd.number(), offset, lengthBytes, advice.number());
    }
}
