package plumbline.harness.oracle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Cells of one {@link SectorLeaf}: hashed by open addressing, or plain, one a sector. Cells are filled under the leaf's
 * lock and changed by any thread.
 */
final class SectorCells {
    /** What a cell holds once its state stands in larger cells. */
    static final long MOVED = -1;

    private static final int NEIGHBOURS = 4;

    /** The golden ratio's fraction, in 32 bits. */
    private static final int GOLDEN = 0x9E3779B1;

    private static final VarHandle STATES = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle KEYS = MethodHandles.arrayElementVarHandle(char[].class);

    /** Index + 1 of the sector in each cell, 0 where there is none; empty when the cells are plain. */
    private final char[] keys;

    private final long[] states;
    private int touched;

    private SectorCells(int keys, int states) {
        this.keys = new char[keys];
        this.states = new long[states];
    }

    static SectorCells hashed(int capacity) {
        return new SectorCells(capacity, capacity);
    }

    static SectorCells plain() {
        return new SectorCells(0, SectorLeaf.SECTORS);
    }

    /** Empty hashed cells for three tenths more: with 85 % in use at most, a sector costs 10 / (0.85 / 1.3) bytes. */
    SectorCells larger() {
        return hashed(Math.min(SectorLeaf.SECTORS, keys.length * 13 / 10));
    }

    private boolean isPlain() {
        return keys.length == 0;
    }

    boolean isFull() {
        return !isPlain() && touched * 20 >= keys.length * 17;
    }

    int touched() {
        return touched;
    }

    /** The cell of a sector; negative when it has none. */
    int find(int index) {
        if (isPlain()) {
            return index;
        }
        int cell = home(index);
        // Acquire: whoever sees the key sees the state that was stored before it.
        for (int key = (char) KEYS.getAcquire(keys, cell); key != 0; key = (char) KEYS.getAcquire(keys, cell)) {
            if (key == index + 1) {
                return cell;
            }
            cell = cell + 1 == keys.length ? 0 : cell + 1;
        }
        return -1;
    }

    /** Where the search for a sector begins: neighbours lie side by side, but runs of sectors do not pile up on runs. */
    private int home(int index) {
        int scattered = ((index / NEIGHBOURS) * GOLDEN) >>> Short.SIZE;
        int cell = (int) (((long) scattered * keys.length) >>> Short.SIZE) + index % NEIGHBOURS;
        return cell < keys.length ? cell : cell - keys.length;
    }

    long get(int cell) {
        return (long) STATES.getVolatile(states, cell);
    }

    long compareAndExchange(int cell, long expected, long state) {
        return (long) STATES.compareAndExchange(states, cell, expected, state);
    }

    /** Gives a sector that has no cell one; there must be room. */
    void insert(int index, long state) {
        touched++;
        if (isPlain()) {
            STATES.setVolatile(states, index, state);
            return;
        }
        int cell = home(index);
        while (keys[cell] != 0) {
            cell = cell + 1 == keys.length ? 0 : cell + 1;
        }
        STATES.setVolatile(states, cell, state);
        KEYS.setRelease(keys, cell, (char) (index + 1));
    }

    /** Moves every state; the cells that it leaves hold {@link #MOVED}. */
    SectorCells moveTo(SectorCells larger) {
        for (int cell = 0; cell < keys.length; cell++) {
            if (keys[cell] != 0) {
                larger.insert(keys[cell] - 1, (long) STATES.getAndSet(states, cell, MOVED));
            }
        }
        return larger;
    }

    long footprintBytes() {
        return (long) keys.length * Character.BYTES + (long) states.length * Long.BYTES;
    }
}
