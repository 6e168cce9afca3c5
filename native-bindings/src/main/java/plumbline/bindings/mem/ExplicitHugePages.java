package plumbline.bindings.mem;

import plumbline.bindings.generated.Uapi;

/** Huge pages from the pool of /proc/sys/vm/nr_hugepages (MAP_HUGETLB). */
public final class ExplicitHugePages implements Backing {
    /** The size of a huge page on x86-64. */
    public static final long PAGE_BYTES = 2L << 20;

    @Override
    public long granuleBytes() {
        return PAGE_BYTES;
    }

    @Override
    public void layOver(long address, long lengthBytes) {
        int huge = Uapi.MAP_HUGETLB() | Uapi.MAP_HUGE_2MB();
        Overlay.map("huge pages", address, lengthBytes, Uapi.MAP_PRIVATE() | Uapi.MAP_ANONYMOUS() | huge, -1);
    }
}
