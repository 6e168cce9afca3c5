package plumbline.bindings.mem;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.raw.Downcall;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.SyscallException;

/** How much of a file is in the page cache, mincore(2). Nothing is brought there by asking. */
public final class Residency {
    private Residency() {}

    /**
     * Pages of a range that are in the page cache.
     *
     * @param offset a multiple of a page
     * @throws SyscallException when the kernel refuses to map the file
     */
    public static long pages(Fd fd, long offset, long lengthBytes) {
        long address = Downcall.syscall(
                Uapi.__NR_mmap(), 0, lengthBytes, Uapi.PROT_READ(), Uapi.MAP_SHARED(), fd.number(), offset);
        SyscallException.check("mmap of " + lengthBytes + " bytes", fd.name(), address);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment each = arena.allocate(Mapping.pagesUp(lengthBytes) / Mapping.PAGE_BYTES);
            long result = Downcall.syscall(Uapi.__NR_mincore(), address, lengthBytes, each.address());
            SyscallException.check("mincore", fd.name(), result);
            return each.elements(ValueLayout.JAVA_BYTE)
                    .filter(page -> (page.get(ValueLayout.JAVA_BYTE, 0) & 1) != 0)
                    .count();
        } finally {
            Downcall.syscall(Uapi.__NR_munmap(), address, lengthBytes, 0);
        }
    }
}
