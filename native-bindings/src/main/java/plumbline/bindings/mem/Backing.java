package plumbline.bindings.mem;

/** What the body of a buffer is made of; one class a kind of memory. */
public interface Backing {
    /** The memory of {@link Mapping#anonymous}: small pages, as the kernel gives them. */
    Backing ANONYMOUS = new Backing() {};

    /** What the body's address and length are multiples of; a power of two, at least a page. */
    default long granuleBytes() {
        return Mapping.PAGE_BYTES;
    }

    /**
     * Lays it over pages of ours, which are mapped, private and anonymous.
     *
     * @param address a multiple of the granule
     * @param lengthBytes a multiple of the granule
     * @throws plumbline.bindings.sys.SyscallException when the machine has none of it
     */
    default void layOver(long address, long lengthBytes) {}
}
