package plumbline.bindings.mem;

import plumbline.bindings.generated.Uapi;
import plumbline.bindings.sys.SyscallException;

/** Anonymous memory that the kernel is asked to make of huge pages (MADV_HUGEPAGE): one bvec may span many pages. */
public final class TransparentHugePages implements Backing {
    @Override
    public long granuleBytes() {
        return ExplicitHugePages.PAGE_BYTES;
    }

    @Override
    public void layOver(long address, long lengthBytes) {
        SyscallException.check(
                "madvise(MADV_HUGEPAGE)",
                lengthBytes + " bytes",
                Overlay.advise(address, lengthBytes, Uapi.MADV_HUGEPAGE()));
    }
}
