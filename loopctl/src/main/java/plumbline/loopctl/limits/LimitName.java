package plumbline.loopctl.limits;

import java.util.EnumSet;
import java.util.Set;
import plumbline.loopctl.layer.NodeKind;

/** What a layer can report; {@link #jsonName()} is how the command line's JSON spells it. */
public enum LimitName {
    MEMORY_ALIGN("memoryAlign", "alignment of buffer addresses for direct I/O", NodeKind.BLOCK, NodeKind.FILE),
    OFFSET_ALIGN("offsetAlign", "alignment of offsets and lengths for direct I/O", NodeKind.BLOCK, NodeKind.FILE),
    READ_OFFSET_ALIGN("readOffsetAlign", "the same for reads, where it is less", NodeKind.BLOCK, NodeKind.FILE),
    FILE_SYSTEM_BLOCK("fileSystemBlock", "the file system's preferred block", NodeKind.FILE),
    XFS_MEMORY_ALIGN("xfsMemoryAlign", "d_mem", NodeKind.FILE),
    XFS_LEAST_BYTES("xfsLeastBytes", "d_miniosz", NodeKind.FILE),
    XFS_MOST_BYTES("xfsMostBytes", "d_maxiosz", NodeKind.FILE),
    DAX("dax", "whether the file bypasses the page cache", NodeKind.FILE),
    LOGICAL_BLOCK("logicalBlock", "the smallest unit of I/O", NodeKind.BLOCK),
    PHYSICAL_BLOCK("physicalBlock", "the smallest unit without read-modify-write", NodeKind.BLOCK),
    IO_MIN("ioMin", "the preferred smallest I/O", NodeKind.BLOCK),
    IO_OPT("ioOpt", "the preferred I/O", NodeKind.BLOCK),
    ALIGNMENT_OFFSET("alignmentOffset", "how far the device is off its physical blocks", NodeKind.BLOCK),
    DMA_ALIGNMENT("dmaAlignment", "mask of address bits that must be zero", NodeKind.BLOCK),
    MAX_SEGMENTS("maxSegments", "segments of a request", NodeKind.BLOCK),
    MAX_SEGMENT_SIZE("maxSegmentSize", "bytes of a segment", NodeKind.BLOCK),
    MAX_SECTORS_KIB("maxSectorsKiB", "KiB of a request, as set", NodeKind.BLOCK),
    MAX_HW_SECTORS_KIB("maxHwSectorsKiB", "KiB of a request, as possible", NodeKind.BLOCK),
    VIRT_BOUNDARY_MASK("virtBoundaryMask", "no gaps in memory except at this mask", NodeKind.BLOCK),
    CHUNK_SECTORS("chunkSectors", "sectors that no request may cross", NodeKind.BLOCK),
    LOOP_DIO("loopDio", "whether the loop device goes direct", NodeKind.BLOCK),
    LOOP_OFFSET("loopOffset", "where the loop device begins below", NodeKind.BLOCK),
    MD_CHUNK("mdChunk", "the array's chunk", NodeKind.BLOCK),
    MD_LAYOUT("mdLayout", "the array's layout", NodeKind.BLOCK),
    ATOMIC_WRITE_UNIT_MIN("atomicWriteUnitMin", "the least RWF_ATOMIC write", NodeKind.BLOCK, NodeKind.FILE),
    ATOMIC_WRITE_UNIT_MAX("atomicWriteUnitMax", "the greatest RWF_ATOMIC write", NodeKind.BLOCK, NodeKind.FILE),
    ATOMIC_WRITE_SEGMENTS_MAX("atomicWriteSegmentsMax", "its segments", NodeKind.BLOCK, NodeKind.FILE);

    private final String jsonName;
    private final String meaning;
    private final Set<NodeKind> kinds;

    LimitName(String jsonName, String meaning, NodeKind first, NodeKind... rest) {
        this.jsonName = jsonName;
        this.meaning = meaning;
        this.kinds = EnumSet.of(first, rest);
    }

    public String jsonName() {
        return jsonName;
    }

    /** In a few words. */
    public String meaning() {
        return meaning;
    }

    /** Whether a thing of that kind could report it. */
    public boolean isOf(NodeKind kind) {
        return kinds.contains(kind);
    }
}
