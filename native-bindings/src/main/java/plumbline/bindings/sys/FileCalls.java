package plumbline.bindings.sys;

import plumbline.bindings.generated.Uapi;
import plumbline.bindings.raw.Downcall;

/**
 * Reads, writes and the like as the kernel answers them: the number of bytes, or the negative error number. Buffers and
 * iovec arrays are given by address, because the addresses are what is under test; the caller keeps them mapped.
 */
public final class FileCalls {
    private FileCalls() {}

    /** pread(2). */
    public static long pread(Fd fd, long address, long lengthBytes, long offset) {
        return Downcall.syscall(Uapi.__NR_pread64(), fd.number(), address, lengthBytes, offset);
    }

    /** pwrite(2). */
    public static long pwrite(Fd fd, long address, long lengthBytes, long offset) {
        return Downcall.syscall(Uapi.__NR_pwrite64(), fd.number(), address, lengthBytes, offset);
    }

    /** preadv2(2); {@code flags} are RWF bits. */
    public static long preadv2(Fd fd, long iovecs, int count, long offset, int flags) {
        return Downcall.syscall(Uapi.__NR_preadv2(), fd.number(), iovecs, count, offset, 0, flags);
    }

    /** pwritev2(2); {@code flags} are RWF bits. */
    public static long pwritev2(Fd fd, long iovecs, int count, long offset, int flags) {
        return Downcall.syscall(Uapi.__NR_pwritev2(), fd.number(), iovecs, count, offset, 0, flags);
    }

    /** read(2). */
    public static long read(Fd fd, long address, long lengthBytes) {
        return Downcall.syscall(Uapi.__NR_read(), fd.number(), address, lengthBytes);
    }

    /** write(2). */
    public static long write(Fd fd, long address, long lengthBytes) {
        return Downcall.syscall(Uapi.__NR_write(), fd.number(), address, lengthBytes);
    }

    /** lseek(2) to the end; the position, or the negative error number. */
    public static long lseekToEnd(Fd fd) {
        return Downcall.syscall(Uapi.__NR_lseek(), fd.number(), 0, Uapi.SEEK_END());
    }

    /** fsync(2). */
    public static long fsync(Fd fd) {
        return Downcall.syscall(Uapi.__NR_fsync(), fd.number());
    }

    /** fdatasync(2). */
    public static long fdatasync(Fd fd) {
        return Downcall.syscall(Uapi.__NR_fdatasync(), fd.number());
    }

    /** ftruncate(2). */
    public static long ftruncate(Fd fd, long lengthBytes) {
        return Downcall.syscall(Uapi.__NR_ftruncate(), fd.number(), lengthBytes, 0);
    }

    /** fallocate(2); {@code mode} are FALLOC_FL bits. */
    public static long fallocate(Fd fd, int mode, long offset, long lengthBytes) {
        return Downcall.syscall(Uapi.__NR_fallocate(), fd.number(), mode, offset, lengthBytes);
    }

    /** ioctl(2) with an argument that is a number or an address. */
    public static long ioctl(Fd fd, long request, long argument) {
        return Downcall.syscall(Uapi.__NR_ioctl(), fd.number(), request, argument);
    }

    /** flock(2), exclusive and without waiting. */
    public static long tryLock(Fd fd) {
        return Downcall.syscall(Uapi.__NR_flock(), fd.number(), Uapi.LOCK_EX() | Uapi.LOCK_NB(), 0);
    }
}
