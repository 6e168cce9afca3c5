package plumbline.harness.oracle;

import org.jspecify.annotations.Nullable;

/** The state of each sector of a range; leaves are made when a sector in them is first written. One thread. */
final class SectorTable {
    private static final int LEAF_BITS = 12;
    private static final int LEAF_MASK = (1 << LEAF_BITS) - 1;

    private final long[] @Nullable [] leaves;

    SectorTable(long sectors) {
        this.leaves = new long[(int) ((sectors + LEAF_MASK) >>> LEAF_BITS)][];
    }

    long get(long sector) {
        long[] leaf = leaves[(int) (sector >>> LEAF_BITS)];
        return leaf == null ? SectorState.UNTOUCHED : leaf[(int) sector & LEAF_MASK];
    }

    void set(long sector, long state) {
        int index = (int) (sector >>> LEAF_BITS);
        long[] leaf = leaves[index];
        if (leaf == null) {
            leaf = new long[1 << LEAF_BITS];
            leaves[index] = leaf;
        }
        leaf[(int) sector & LEAF_MASK] = state;
    }
}
