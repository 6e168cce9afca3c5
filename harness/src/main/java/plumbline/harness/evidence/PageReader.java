package plumbline.harness.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes the kernel's ring-buffer pages apart ({@code trace_pipe_raw}; {@code events/header_event} has the form of an
 * entry). Whatever a page holds, it is read to its end without an error: what makes no sense is counted.
 */
final class PageReader {
    private static final int HEADER_BYTES = 4;
    private static final int KIND_BITS = 5;
    private static final int DELTA_BITS = 27;
    private static final int PADDING = 29;
    private static final int TIME_EXTEND = 30;
    private static final int TIME_STAMP = 31;
    private static final long SIZE_MASK = 0xF_FFFF;
    private static final long EVENTS_MISSED = 1L << 31;
    private static final long COUNT_STORED = 1L << 30;

    private final PageLayout layout;
    private final Map<Integer, EventFormat> formats;
    private final Consumer<EventRecord> sink;
    private long lost;
    private long garbled;
    private long unknown;

    PageReader(PageLayout layout, Map<Integer, EventFormat> formats, Consumer<EventRecord> sink) {
        this.layout = layout;
        this.formats = formats;
        this.sink = sink;
    }

    /** Records that the kernel dropped for want of room, at least. */
    long lost() {
        return lost;
    }

    /** Records and pages that were cut off or made no sense. */
    long garbled() {
        return garbled;
    }

    /** Records of events that nobody asked for. */
    long unknown() {
        return unknown;
    }

    /**
     * Reads a page.
     *
     * @param bytes the page, handed over: records keep it
     * @param lengthBytes how much of it was read
     */
    void read(byte[] bytes, int lengthBytes, int cpu) {
        ByteBuffer page = ByteBuffer.wrap(bytes, 0, lengthBytes).order(ByteOrder.nativeOrder());
        if (lengthBytes < layout.dataOffset()) {
            garbled++;
            return;
        }
        long commit = layout.commitBytes() == Long.BYTES
                ? page.getLong(layout.commitOffset())
                : page.getInt(layout.commitOffset());
        long end = layout.dataOffset() + (commit & SIZE_MASK);
        if ((commit & EVENTS_MISSED) != 0) {
            boolean counted = (commit & COUNT_STORED) != 0 && end + Long.BYTES <= lengthBytes;
            lost += counted ? Math.max(1, page.getLong((int) end)) : 1;
        }
        if (end > lengthBytes) {
            garbled++;
            end = lengthBytes;
        }
        readEntries(page, (int) end, cpu);
    }

    private void readEntries(ByteBuffer page, int end, int cpu) {
        long nanos = page.getLong(layout.timestampOffset());
        int at = layout.dataOffset();
        while (at + HEADER_BYTES <= end) {
            int header = page.getInt(at);
            int kind = header & ((1 << KIND_BITS) - 1);
            long delta = Integer.toUnsignedLong(header) >>> KIND_BITS;
            long first = at + 2 * HEADER_BYTES <= end ? Integer.toUnsignedLong(page.getInt(at + HEADER_BYTES)) : 0;
            long length = entryBytes(kind, delta, first);
            if (length < HEADER_BYTES || length > end - at) {
                garbled += kind == PADDING ? 0 : 1;
                return;
            }
            switch (kind) {
                case PADDING -> nanos += delta;
                case TIME_EXTEND -> nanos += (first << DELTA_BITS) + delta;
                case TIME_STAMP -> nanos = (first << DELTA_BITS) + delta;
                default -> {
                    nanos += delta;
                    int skipped = kind == 0 ? 2 * HEADER_BYTES : HEADER_BYTES;
                    readRecord(page, at + skipped, (int) length - skipped, nanos, cpu);
                }
            }
            at += (int) length;
        }
    }

    /** How long an entry is, its header included; less than a header when it says that nothing follows. */
    private static long entryBytes(int kind, long delta, long first) {
        return switch (kind) {
            case PADDING -> delta == 0 ? 0 : first + HEADER_BYTES;
            case TIME_EXTEND, TIME_STAMP -> 2 * HEADER_BYTES;
            case 0 -> Math.max(first, HEADER_BYTES) + HEADER_BYTES;
            default -> HEADER_BYTES + 4L * kind;
        };
    }

    private void readRecord(ByteBuffer page, int from, int lengthBytes, long nanos, int cpu) {
        if (lengthBytes < EventRecord.ID_BYTES) {
            garbled++;
            return;
        }
        EventFormat format = formats.get(Short.toUnsignedInt(page.getShort(from)));
        if (format == null) {
            unknown++;
        } else {
            ByteBuffer data = page.slice(from, lengthBytes).order(page.order());
            sink.accept(new EventRecord(format, nanos, cpu, data));
        }
    }
}
