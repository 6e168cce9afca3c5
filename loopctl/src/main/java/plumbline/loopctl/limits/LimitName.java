package plumbline.loopctl.limits;

/** What a layer can report; {@link #jsonName()} is how the command line's JSON spells it. */
public enum LimitName {
    MEMORY_ALIGN("memoryAlign"),
    OFFSET_ALIGN("offsetAlign"),
    READ_OFFSET_ALIGN("readOffsetAlign"),
    FILE_SYSTEM_BLOCK("fileSystemBlock"),
    LOGICAL_BLOCK("logicalBlock"),
    PHYSICAL_BLOCK("physicalBlock"),
    DMA_ALIGNMENT("dmaAlignment"),
    MAX_SEGMENTS("maxSegments"),
    MAX_SECTORS_KIB("maxSectorsKiB"),
    VIRT_BOUNDARY_MASK("virtBoundaryMask"),
    CHUNK_SECTORS("chunkSectors"),
    ATOMIC_WRITE_UNIT_MIN("atomicWriteUnitMin"),
    ATOMIC_WRITE_UNIT_MAX("atomicWriteUnitMax"),
    ATOMIC_WRITE_SEGMENTS_MAX("atomicWriteSegmentsMax");

    private final String jsonName;

    LimitName(String jsonName) {
        this.jsonName = jsonName;
    }

    public String jsonName() {
        return jsonName;
    }
}
