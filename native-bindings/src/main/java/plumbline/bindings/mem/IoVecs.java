package plumbline.bindings.mem;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import plumbline.bindings.generated.iovec;

/**
 * An array of struct iovec in memory of its own, filled in place. The kernel reads it during the call, or, for
 * submission entries, until the request is submitted (before 5.5: completed). One thread at a time.
 */
public final class IoVecs implements AutoCloseable {
    private final Mapping mapping;
    private final int capacity;

    public IoVecs(int capacity) {
        if (capacity <= 0) {
            throw new IllegalArgumentException("the number of iovecs must be positive: capacity=" + capacity);
        }
        this.capacity = capacity;
        this.mapping =
                Mapping.anonymous(Mapping.pagesUp(capacity * iovec.layout().byteSize()));
    }

    public int capacity() {
        return capacity;
    }

    /** The address of the array. */
    public long address() {
        return mapping.address();
    }

    /**
     * Sets one entry.
     *
     * @throws IndexOutOfBoundsException when {@code index} is not below the capacity
     */
    public void set(int index, long address, long lengthBytes) {
        Objects.checkIndex(index, capacity);
        MemorySegment entry = iovec.asSlice(mapping.segment(), index);
        // As a number: the accessor's type for an address takes a start longer than everything else here.
        entry.set(ValueLayout.JAVA_LONG, iovec.iov_base$offset(), address);
        iovec.iov_len(entry, lengthBytes);
    }

    @Override
    public void close() {
        mapping.close();
    }
}
