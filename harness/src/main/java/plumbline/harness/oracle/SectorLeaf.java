package plumbline.harness.oracle;

/**
 * The states of some thousand neighbouring sectors: a small hash table while few of them are touched, a plain array once
 * half of them are, so that a touched sector never costs more than 16 bytes.
 *
 * <p>Any thread. States are read and exchanged in place; only a sector's first touch, and with it growth, takes the lock.
 * Whoever meets a cell that growth has just emptied looks again in the new cells.
 */
final class SectorLeaf {
    /** How many sectors a leaf is for. */
    static final int SECTORS = 1 << 14;

    private static final int SMALLEST = 16;

    private volatile SectorCells cells = SectorCells.hashed(SMALLEST);

    long get(int index) {
        while (true) {
            SectorCells current = cells;
            int cell = current.find(index);
            long state = cell < 0 ? SectorState.UNTOUCHED : current.get(cell);
            if (state != SectorCells.MOVED) {
                return state;
            }
            Thread.onSpinWait();
        }
    }

    boolean compareAndSet(int index, long expected, long state) {
        while (true) {
            SectorCells current = cells;
            int cell = current.find(index);
            if (cell < 0) {
                return insert(index, expected, state);
            }
            long found = current.compareAndExchange(cell, expected, state);
            if (found != SectorCells.MOVED) {
                return found == expected;
            }
            Thread.onSpinWait();
        }
    }

    private synchronized boolean insert(int index, long expected, long state) {
        if (cells.find(index) >= 0) {
            return compareAndSet(index, expected, state);
        }
        if (expected != SectorState.UNTOUCHED) {
            return false;
        }
        if (cells.isFull()) {
            cells = cells.moveTo(cells.touched() >= SECTORS / 2 ? SectorCells.plain() : cells.larger());
        }
        cells.insert(index, state);
        return true;
    }

    long footprintBytes() {
        return cells.footprintBytes();
    }
}
