package plumbline.harness.file;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.OptionalLong;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.Allocation;

/**
 * What a file must hold: its size, every byte, and which of them are in doubt since an operation failed half-way or since
 * somebody else wrote them. Behind the file's end there are zeros, so that it grows by itself. Memory comes as bytes are
 * touched. One thread; closed by its owner.
 */
public final class FileShadow implements AutoCloseable {
    private final Mapping memory;
    private final Ranges doubt = new Ranges();
    private long sizeBytes;

    /**
     * The shadow of an empty file.
     *
     * @param mostBytes how large the file may become
     */
    public FileShadow(long mostBytes) {
        this.memory = Mapping.reserved(Mapping.pagesUp(Math.max(1, mostBytes)));
    }

    /** The bytes; good to read from the file's start to its size, and zero behind. */
    public MemorySegment bytes() {
        return memory.segment();
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    /** Bytes that may be anything. */
    public Ranges doubt() {
        return doubt;
    }

    /** A range is about to get content through {@link #bytes()}; the file grows to its end. */
    public void written(long offset, long lengthBytes) {
        sizeBytes = Math.max(sizeBytes, offset + lengthBytes);
        doubt.remove(offset, offset + lengthBytes);
    }

    /** A range gets these bytes; the file grows to its end. */
    public void put(long offset, byte[] content) {
        MemorySegment.copy(content, 0, bytes(), ValueLayout.JAVA_BYTE, offset, content.length);
        written(offset, content.length);
    }

    /** A range may hold anything from now on. */
    public void doubt(long offset, long lengthBytes) {
        doubt.add(offset, Math.min(sizeBytes, offset + lengthBytes));
    }

    /** The file is cut off or grows; what comes is zeros. */
    public void truncate(long newSizeBytes) {
        if (newSizeBytes < sizeBytes) {
            bytes().asSlice(newSizeBytes, sizeBytes - newSizeBytes).fill((byte) 0);
            doubt.remove(newSizeBytes, Long.MAX_VALUE);
        }
        sizeBytes = newSizeBytes;
    }

    /** The part of a range that the file has becomes zeros. */
    public void zero(long offset, long lengthBytes) {
        long end = Math.min(sizeBytes, offset + lengthBytes);
        if (offset < end) {
            bytes().asSlice(offset, end - offset).fill((byte) 0);
            doubt.remove(offset, end);
        }
    }

    /** A range is cut out of the file's middle. */
    public void collapse(long offset, long lengthBytes) {
        long behind = offset + lengthBytes;
        MemorySegment.copy(bytes(), behind, bytes(), offset, sizeBytes - behind);
        doubt.remove(offset, behind);
        doubt.move(behind, -lengthBytes);
        truncate(sizeBytes - lengthBytes);
    }

    /** A hole is put into the file's middle. */
    public void insert(long offset, long lengthBytes) {
        MemorySegment.copy(bytes(), offset, bytes(), offset + lengthBytes, sizeBytes - offset);
        sizeBytes += lengthBytes;
        doubt.move(offset, lengthBytes);
        bytes().asSlice(offset, lengthBytes).fill((byte) 0);
    }

    /** A range becomes a copy of another that does not overlap it; the file grows to its end. */
    public void copy(long from, long to, long lengthBytes) {
        copyFrom(this, from, to, lengthBytes);
    }

    /** A range becomes a copy of one of another file, or of another range of this; the file grows to its end. */
    public void copyFrom(FileShadow other, long from, long to, long lengthBytes) {
        MemorySegment.copy(other.bytes(), from, bytes(), to, lengthBytes);
        List<Ranges.Range> doubtful = other.doubt.within(from, from + lengthBytes);
        written(to, lengthBytes);
        doubtful.forEach(range -> doubt.add(range.offset() + to - from, range.end() + to - from));
    }

    /** fallocate(2) was done. */
    public void allocated(Allocation allocation, long offset, long lengthBytes) {
        switch (allocation) {
            case ALLOCATE, UNSHARE_RANGE -> truncate(Math.max(sizeBytes, offset + lengthBytes));
            case ALLOCATE_KEEP_SIZE, UNSHARE_RANGE_KEEP_SIZE -> {}
            case PUNCH_HOLE, ZERO_RANGE_KEEP_SIZE -> zero(offset, lengthBytes);
            case ZERO_RANGE -> {
                truncate(Math.max(sizeBytes, offset + lengthBytes));
                zero(offset, lengthBytes);
            }
            case COLLAPSE_RANGE -> collapse(offset, lengthBytes);
            case INSERT_RANGE -> insert(offset, lengthBytes);
        }
    }

    /** Two ranges that do not overlap swap their contents. */
    public void exchange(long one, long other, long lengthBytes) {
        byte[] kept = bytes().asSlice(one, lengthBytes).toArray(ValueLayout.JAVA_BYTE);
        List<Ranges.Range> doubtful = doubt.within(one, one + lengthBytes);
        copy(other, one, lengthBytes);
        MemorySegment.copy(kept, 0, bytes(), ValueLayout.JAVA_BYTE, other, kept.length);
        written(other, lengthBytes);
        doubtful.forEach(range -> doubt.add(range.offset() + other - one, range.end() + other - one));
    }

    /** Whether two ranges hold the same bytes, none of them in doubt. */
    public boolean isSame(long one, long other, long lengthBytes) {
        return doubt.within(one, one + lengthBytes).isEmpty()
                && doubt.within(other, other + lengthBytes).isEmpty()
                && bytes().asSlice(one, lengthBytes).mismatch(bytes().asSlice(other, lengthBytes)) < 0;
    }

    /**
     * Compares memory with a range of the file.
     *
     * @param at where in the memory the range begins
     * @return the file offset of the first byte that is wrong and not in doubt
     */
    public OptionalLong firstWrong(MemorySegment memory, long at, long offset, long lengthBytes) {
        if (doubt.isEmpty()) {
            return firstDifferent(memory, at, offset, lengthBytes);
        }
        for (Ranges.Range sure : doubt.gaps(offset, offset + lengthBytes)) {
            OptionalLong wrong = firstDifferent(memory, at + sure.offset() - offset, sure.offset(), sure.lengthBytes());
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return OptionalLong.empty();
    }

    private OptionalLong firstDifferent(MemorySegment memory, long at, long offset, long lengthBytes) {
        long different = MemorySegment.mismatch(memory, at, at + lengthBytes, bytes(), offset, offset + lengthBytes);
        return different < 0 ? OptionalLong.empty() : OptionalLong.of(offset + different);
    }

    @Override
    public void close() {
        memory.close();
    }
}
