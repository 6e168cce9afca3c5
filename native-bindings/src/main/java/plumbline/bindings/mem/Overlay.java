package plumbline.bindings.mem;

import plumbline.bindings.generated.Uapi;
import plumbline.bindings.raw.Downcall;
import plumbline.bindings.sys.SyscallException;

/** Changes what lies behind pages that are mapped already, and ours. */
final class Overlay {
    private Overlay() {}

    /** mmap(2) with MAP_FIXED, populated, from the start of a file. */
    static void map(String name, long address, long lengthBytes, int flags, int fd) {
        map(name, address, lengthBytes, flags, fd, 0);
    }

    /** mmap(2) with MAP_FIXED, populated. */
    static void map(String name, long address, long lengthBytes, int flags, int fd, long offset) {
        long result = Downcall.syscall(
                Uapi.__NR_mmap(),
                address,
                lengthBytes,
                Uapi.PROT_READ() | Uapi.PROT_WRITE(),
                flags | Uapi.MAP_FIXED() | Uapi.MAP_POPULATE(),
                fd,
                offset);
        SyscallException.check("mmap of " + lengthBytes + " bytes", name, result);
        // A page that fork(2) shares would move under an I/O in flight.
        SyscallException.check("madvise(MADV_DONTFORK)", name, advise(address, lengthBytes, Uapi.MADV_DONTFORK()));
    }

    /** madvise(2). */
    static long advise(long address, long lengthBytes, int advice) {
        return Downcall.syscall(Uapi.__NR_madvise(), address, lengthBytes, advice);
    }

    /** mprotect(2). */
    static void protect(long address, long lengthBytes, int protection) {
        SyscallException.check(
                "mprotect",
                "0x" + Long.toHexString(address),
                Downcall.syscall(Uapi.__NR_mprotect(), address, lengthBytes, protection));
    }
}
