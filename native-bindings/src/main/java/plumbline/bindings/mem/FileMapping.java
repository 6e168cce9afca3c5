package plumbline.bindings.mem;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.raw.Downcall;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.SyscallException;

/**
 * A file mapped by mmap(2), whose pages may go away: the file is truncated, its device fails or is removed. Nothing else
 * in this project touches such memory, because the signal that the kernel then sends is only turned into an error by the
 * JVM where it knows the access for one of its own, and ends the process elsewhere (in checksum intrinsics, say). Pages
 * come when they are first touched. The thread that maps is the only one that may use or close it, but for {@link #ofAll}.
 */
public final class FileMapping implements AutoCloseable {
    private final String name;
    private final Arena arena;
    private final MemorySegment segment;
    private volatile int pollTurns = 2;

    private FileMapping(String name, Arena arena, MemorySegment segment) {
        this.name = name;
        this.arena = arena;
        this.segment = segment;
    }

    /** Who sees what is written. */
    public enum Sharing {
        SHARED(Uapi.MAP_SHARED()),
        /** Nobody; pages that are written are copied first. */
        PRIVATE(Uapi.MAP_PRIVATE()),
        /** Everyone, and what the processor has flushed is durable (MAP_SYNC): only where the file has DAX. */
        SHARED_SYNC(Uapi.MAP_SHARED_VALIDATE() | Uapi.MAP_SYNC());

        private final int flags;

        Sharing(int flags) {
            this.flags = flags;
        }
    }

    /** What the pages may be used for. */
    public enum Use {
        READ(Uapi.PROT_READ()),
        READ_WRITE(Uapi.PROT_READ() | Uapi.PROT_WRITE());

        private final int protection;

        Use(int protection) {
            this.protection = protection;
        }
    }

    /** How an access ended. */
    public enum Access {
        DONE,
        /** The kernel had no page to give (SIGBUS); of what was asked for, any part may be done. */
        GONE
    }

    /** How msync(2) is asked. */
    public enum Sync {
        ASYNC(Uapi.MS_ASYNC()),
        SYNC(Uapi.MS_SYNC()),
        INVALIDATE(Uapi.MS_INVALIDATE()),
        SYNC_INVALIDATE(Uapi.MS_SYNC() | Uapi.MS_INVALIDATE());

        private final int flags;

        Sync(int flags) {
            this.flags = flags;
        }
    }

    /**
     * Maps a range, which may reach beyond the file's end.
     *
     * @param offset a multiple of a page
     * @throws SyscallException EOPNOTSUPP for {@link Sharing#SHARED_SYNC} on a file without DAX, ENODEV where files cannot
     *     be mapped
     */
    public static FileMapping of(Fd fd, long offset, long lengthBytes, Sharing sharing, Use use) {
        return map(fd, new Range(offset, lengthBytes), sharing, use, Arena.ofConfined());
    }

    /**
     * Maps a whole file or device, for any thread, shared and readable and writable.
     *
     * @throws SyscallException when the kernel refuses
     */
    public static FileMapping ofAll(Fd fd, long lengthBytes) {
        return map(fd, new Range(0, lengthBytes), Sharing.SHARED, Use.READ_WRITE, Arena.ofShared());
    }

    /** What of the file is mapped. */
    private record Range(long offset, long lengthBytes) {}

    private static FileMapping map(Fd fd, Range range, Sharing sharing, Use use, Arena arena) {
        long address = Downcall.syscall(
                Uapi.__NR_mmap(), 0, range.lengthBytes, use.protection, sharing.flags, fd.number(), range.offset);
        SyscallException.check("mmap of " + range.lengthBytes + "@" + range.offset, fd.name(), address);
        MemorySegment segment =
                MemorySegment.ofAddress(address).reinterpret(range.lengthBytes, arena, FileMapping::unmap);
        return new FileMapping(fd.name(), arena, segment);
    }

    private static void unmap(MemorySegment segment) {
        SyscallException.check(
                "munmap",
                "0x" + Long.toHexString(segment.address()),
                Downcall.syscall(Uapi.__NR_munmap(), segment.address(), segment.byteSize(), 0));
    }

    public long lengthBytes() {
        return segment.byteSize();
    }

    /** The address of the first byte, for the kernel's use alone: as the buffer of an I/O, say. */
    public long address() {
        return segment.address();
    }

    /** Copies bytes out of the mapping into memory of ours. */
    public Access read(long at, MemorySegment into, long intoAt, long lengthBytes) {
        return copy(segment, at, into, intoAt, lengthBytes);
    }

    /** Copies bytes of ours into the mapping. */
    public Access write(long at, MemorySegment from, long fromAt, long lengthBytes) {
        return copy(from, fromAt, segment, at, lengthBytes);
    }

    private Access copy(MemorySegment from, long fromAt, MemorySegment to, long toAt, long lengthBytes) {
        try {
            MemorySegment.copy(from, fromAt, to, toAt, lengthBytes);
            poll();
            return Access.DONE;
        } catch (InternalError gone) {
            return Access.GONE;
        }
    }

    /**
     * The JVM throws the error for a page that is gone at one of the thread's next safepoint polls, and compiled code may
     * have its next one anywhere. A loop whose bound is read anew each time keeps its poll.
     */
    private void poll() {
        int turns = 0;
        while (turns < pollTurns) {
            turns++;
        }
    }

    /** msync(2) on whole pages; 0, or the negative error number. */
    public long sync(long at, long lengthBytes, Sync how) {
        long from = at & -Mapping.PAGE_BYTES;
        return Downcall.syscall(Uapi.__NR_msync(), segment.address() + from, at + lengthBytes - from, how.flags);
    }

    /**
     * Drops the page cache of a range of the mapped file as far as it is clean: what is touched next comes from below.
     *
     * @return 0, or the negative error number
     */
    public long evict(Fd file, long offset, long lengthBytes) {
        long from = offset & -Mapping.PAGE_BYTES;
        long bytes = offset + lengthBytes - from;
        long zapped = Downcall.syscall(
                Uapi.__NR_madvise(), segment.address() + from, Mapping.pagesUp(bytes), Uapi.MADV_DONTNEED());
        return zapped < 0
                ? zapped
                : Downcall.syscall(Uapi.__NR_fadvise64(), file.number(), from, bytes, Uapi.POSIX_FADV_DONTNEED(), 0, 0);
    }

    /** Unmaps. Closing twice is harmless. */
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    @Override
    public String toString() {
        return lengthBytes() + " bytes of " + name;
    }
}
