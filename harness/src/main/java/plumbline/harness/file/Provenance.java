package plumbline.harness.file;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which operation gave each byte of a file its place: found by going through the log once more, when something is wrong.
 * 0 stands for what was there before the first operation.
 */
final class Provenance {
    /** The operation of each byte from a key on, up to the next key. */
    private TreeMap<Long, Long> writers = new TreeMap<>(Map.of(0L, 0L));

    private long sizeBytes;

    private Provenance(long sizeBytes) {
        this.sizeBytes = sizeBytes;
    }

    /** After so many operations of a log, on a file that began with so many bytes. */
    static Provenance after(OpLog log, long count, long firstSizeBytes) {
        Provenance provenance = new Provenance(firstSizeBytes);
        for (long number = 1; number <= count; number++) {
            FileOp op = log.get(number);
            if (!op.has(OpFlag.SKIPPED)) {
                provenance.apply(number, op);
            }
        }
        return provenance;
    }

    /** The operation that wrote, zeroed or moved the byte last. */
    long writer(long offset) {
        return writers.floorEntry(offset).getValue();
    }

    private void apply(long number, FileOp op) {
        long before = sizeBytes;
        sizeBytes = op.sizeAfter(before);
        switch (op.kind()) {
            case COLLAPSE_RANGE -> move(op.end(), -op.length());
            case INSERT_RANGE -> move(op.offset(), op.length());
            case READ,
                    READ_DONTCACHE,
                    WRITE,
                    WRITE_DONTCACHE,
                    WRITE_ATOMIC,
                    MAPREAD,
                    MAPWRITE,
                    TRUNCATE,
                    FALLOCATE,
                    PUNCH_HOLE,
                    ZERO_RANGE,
                    CLONE_RANGE,
                    DEDUPE_RANGE,
                    COPY_RANGE,
                    EXCHANGE_RANGE,
                    FSYNC -> {}
        }
        if (sizeBytes != before) {
            set(Math.min(before, sizeBytes), Long.MAX_VALUE, number);
        }
        for (Ranges.Range changed : op.changes()) {
            set(changed.offset(), Math.min(sizeBytes, changed.end()), number);
        }
    }

    private void set(long from, long to, long number) {
        if (from >= to) {
            return;
        }
        long behind = to == Long.MAX_VALUE ? number : writer(to);
        writers.subMap(from, to).clear();
        writers.put(from, number);
        if (to != Long.MAX_VALUE) {
            writers.putIfAbsent(to, behind);
        }
    }

    private void move(long from, long byBytes) {
        long first = writer(from);
        TreeMap<Long, Long> moved = new TreeMap<>(writers.headMap(Math.min(from, from + byBytes)));
        moved.put(from + byBytes, first);
        writers.tailMap(from, false).forEach((at, number) -> moved.put(at + byBytes, number));
        writers = moved;
    }
}
