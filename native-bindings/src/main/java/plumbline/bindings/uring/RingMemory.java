package plumbline.bindings.uring;

import java.lang.foreign.MemorySegment;
import java.util.Set;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.generated.io_cqring_offsets;
import plumbline.bindings.generated.io_sqring_offsets;
import plumbline.bindings.generated.io_uring_cqe;
import plumbline.bindings.generated.io_uring_params;
import plumbline.bindings.generated.io_uring_sqe;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.Fd;

/** The two rings and the entries, mapped. */
final class RingMemory implements AutoCloseable {
    private final Mapping submissions;
    private final Mapping completions;
    private final Mapping entries;

    private RingMemory(Mapping submissions, Mapping completions, Mapping entries) {
        this.submissions = submissions;
        this.completions = completions;
        this.entries = entries;
    }

    static RingMemory map(Fd fd, MemorySegment params, Set<RingFeature> features, RingOptions.RingMapping wanted) {
        MemorySegment sqOffsets = io_uring_params.sq_off(params);
        MemorySegment cqOffsets = io_uring_params.cq_off(params);
        // Without NO_SQARRAY the array ends the ring; with it the kernel leaves its offset at 0.
        long sqBytes = Math.max(
                io_sqring_offsets.array(sqOffsets) + 4L * io_uring_params.sq_entries(params), Mapping.PAGE_BYTES);
        long cqBytes = io_cqring_offsets.cqes(cqOffsets)
                + io_uring_params.cq_entries(params) * io_uring_cqe.layout().byteSize();
        boolean single =
                features.contains(RingFeature.SINGLE_MMAP) && wanted == RingOptions.RingMapping.SINGLE_WHERE_POSSIBLE;
        long firstBytes = single ? Math.max(sqBytes, cqBytes) : sqBytes;
        Mapping first = Mapping.confined(fd, Uapi.IORING_OFF_SQ_RING(), firstBytes);
        Mapping second = first;
        try {
            second = single ? first : Mapping.confined(fd, Uapi.IORING_OFF_CQ_RING(), cqBytes);
            long entryBytes =
                    io_uring_params.sq_entries(params) * io_uring_sqe.layout().byteSize();
            return new RingMemory(first, second, Mapping.confined(fd, Uapi.IORING_OFF_SQES(), entryBytes));
        } catch (RuntimeException refused) {
            second.close();
            first.close();
            throw refused;
        }
    }

    MemorySegment submissions() {
        return submissions.segment();
    }

    MemorySegment completions() {
        return completions.segment();
    }

    MemorySegment entries() {
        return entries.segment();
    }

    @Override
    public void close() {
        entries.close();
        completions.close();
        submissions.close();
    }
}
