package plumbline.harness.oracle;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The state of each sector of a range; a leaf is made when a sector in it is first touched, and costs what its touched
 * sectors cost. Any thread; what is there is read and changed without a lock.
 */
final class SectorTable {
    private final AtomicReferenceArray<SectorLeaf> leaves;

    SectorTable(long sectors) {
        this.leaves = new AtomicReferenceArray<>((int) ((sectors + SectorLeaf.SECTORS - 1) / SectorLeaf.SECTORS));
    }

    long get(long sector) {
        SectorLeaf leaf = leaves.get((int) (sector / SectorLeaf.SECTORS));
        return leaf == null ? SectorState.UNTOUCHED : leaf.get((int) (sector % SectorLeaf.SECTORS));
    }

    /** Changes a state; false when it is not {@code expected} any more. */
    boolean compareAndSet(long sector, long expected, long state) {
        return leaf((int) (sector / SectorLeaf.SECTORS))
                .compareAndSet((int) (sector % SectorLeaf.SECTORS), expected, state);
    }

    private SectorLeaf leaf(int index) {
        SectorLeaf leaf = leaves.get(index);
        if (leaf != null) {
            return leaf;
        }
        SectorLeaf made = new SectorLeaf();
        return leaves.compareAndSet(index, null, made) ? made : leaf(index);
    }

    /** What the arrays of all leaves take. */
    long footprintBytes() {
        long bytes = 0;
        for (int i = 0; i < leaves.length(); i++) {
            SectorLeaf leaf = leaves.get(i);
            bytes += leaf == null ? 0 : leaf.footprintBytes();
        }
        return bytes;
    }
}
