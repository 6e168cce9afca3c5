package plumbline.bindings.mem;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.raw.Downcall;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.SyscallException;

/**
 * A region of our own from mmap(2). It stays out of forked children, so that a copy-on-write break in one never moves a
 * page under an I/O in flight. Its owner closes it, and only when no I/O can touch it any more; any thread may use it, but
 * for {@link #confined}.
 */
public final class Mapping implements AutoCloseable {
    /** The page size that offsets, guards and edges are counted in. */
    public static final long PAGE_BYTES = 4096;

    private final Arena arena;
    private final MemorySegment segment;

    private Mapping(long address, long lengthBytes, Arena arena) {
        this.arena = arena;
        this.segment = MemorySegment.ofAddress(address).reinterpret(lengthBytes, arena, Mapping::unmap);
    }

    /**
     * Private anonymous memory, readable and writable, zeroed, populated.
     *
     * @throws SyscallException when the kernel has no memory for it
     */
    public static Mapping anonymous(long lengthBytes) {
        int flags = Uapi.MAP_PRIVATE() | Uapi.MAP_ANONYMOUS() | Uapi.MAP_POPULATE();
        return map("anonymous memory", lengthBytes, flags, -1, 0, Arena.ofShared());
    }

    /**
     * As {@link #anonymous}, but not populated: pages come when they are first touched.
     *
     * @throws SyscallException when the kernel refuses
     */
    public static Mapping reserved(long lengthBytes) {
        int flags = Uapi.MAP_PRIVATE() | Uapi.MAP_ANONYMOUS() | Uapi.MAP_NORESERVE();
        return map("anonymous memory", lengthBytes, flags, -1, 0, Arena.ofShared());
    }

    /**
     * A file's pages, shared with everyone who maps or reads it, readable and writable.
     *
     * @throws SyscallException when the kernel refuses
     */
    public static Mapping shared(Fd fd, long offset, long lengthBytes) {
        int flags = Uapi.MAP_SHARED() | Uapi.MAP_POPULATE();
        return map(fd.name(), lengthBytes, flags, fd.number(), offset, Arena.ofShared());
    }

    /**
     * A ring's pages. The thread that maps them is the only one that may touch or close them.
     *
     * @throws SyscallException when the kernel refuses
     */
    public static Mapping confined(Fd fd, long offset, long lengthBytes) {
        int flags = Uapi.MAP_SHARED() | Uapi.MAP_POPULATE();
        return map(fd.name(), lengthBytes, flags, fd.number(), offset, Arena.ofConfined());
    }

    private static Mapping map(String name, long lengthBytes, int flags, int fd, long offset, Arena arena) {
        int protection = Uapi.PROT_READ() | Uapi.PROT_WRITE();
        long address = Downcall.syscall(Uapi.__NR_mmap(), 0, lengthBytes, protection, flags, fd, offset);
        SyscallException.check("mmap of " + lengthBytes + " bytes", name, address);
        Mapping mapping = new Mapping(address, lengthBytes, arena);
        long advised = Downcall.syscall(Uapi.__NR_madvise(), address, lengthBytes, Uapi.MADV_DONTFORK());
        if (advised < 0) {
            mapping.close();
            throw new SyscallException("madvise(MADV_DONTFORK)", name, advised, "");
        }
        return mapping;
    }

    private static void unmap(MemorySegment segment) {
        SyscallException.check(
                "munmap",
                "0x" + Long.toHexString(segment.address()),
                Downcall.syscall(Uapi.__NR_munmap(), segment.address(), segment.byteSize(), 0));
    }

    /** The whole region; fails on use after {@link #close()}. */
    public MemorySegment segment() {
        return segment;
    }

    public long address() {
        return segment.address();
    }

    public long lengthBytes() {
        return segment.byteSize();
    }

    /** Unmaps. Closing twice is harmless. */
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    /** {@code lengthBytes} rounded up to whole pages. */
    public static long pagesUp(long lengthBytes) {
        return (lengthBytes + PAGE_BYTES - 1) & -PAGE_BYTES;
    }
}
