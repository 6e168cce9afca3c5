package plumbline.harness.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A set of bytes of a file, as ranges that neither touch nor overlap. One thread. */
public final class Ranges {
    private final TreeMap<Long, Long> endByStart = new TreeMap<>();

    /**
     * One of them.
     *
     * @param offset its first byte
     * @param end the byte behind its last
     */
    public record Range(long offset, long end) {
        public long lengthBytes() {
            return end - offset;
        }

        @Override
        public String toString() {
            return offset + "–" + (end - 1);
        }
    }

    public boolean isEmpty() {
        return endByStart.isEmpty();
    }

    /** Adds a range; an empty one adds nothing. */
    public void add(long offset, long end) {
        if (offset >= end) {
            return;
        }
        long from = offset;
        long to = end;
        Map.Entry<Long, Long> before = endByStart.floorEntry(to);
        while (before != null && before.getValue() >= from) {
            from = Math.min(from, before.getKey());
            to = Math.max(to, before.getValue());
            endByStart.remove(before.getKey());
            before = endByStart.floorEntry(to);
        }
        endByStart.put(from, to);
    }

    /** Takes a range away, whatever of it is there. */
    public void remove(long offset, long end) {
        if (offset >= end) {
            return;
        }
        for (Range overlapping : within(offset, end)) {
            Map.Entry<Long, Long> whole = endByStart.floorEntry(overlapping.offset());
            endByStart.remove(whole.getKey());
            if (whole.getKey() < offset) {
                endByStart.put(whole.getKey(), offset);
            }
            if (whole.getValue() > end) {
                endByStart.put(end, whole.getValue());
            }
        }
    }

    /** What is there of a range, in order. */
    public List<Range> within(long offset, long end) {
        List<Range> found = new ArrayList<>();
        Long first = endByStart.floorKey(offset);
        for (Map.Entry<Long, Long> entry :
                endByStart.tailMap(first == null ? offset : first).entrySet()) {
            if (entry.getKey() >= end) {
                break;
            }
            if (entry.getValue() > offset) {
                found.add(new Range(Math.max(offset, entry.getKey()), Math.min(end, entry.getValue())));
            }
        }
        return found;
    }

    /** What is not there of a range, in order. */
    public List<Range> gaps(long offset, long end) {
        List<Range> gaps = new ArrayList<>();
        long at = offset;
        for (Range range : within(offset, end)) {
            if (range.offset() > at) {
                gaps.add(new Range(at, range.offset()));
            }
            at = range.end();
        }
        if (at < end) {
            gaps.add(new Range(at, end));
        }
        return gaps;
    }

    /** Moves everything from an offset on. */
    public void move(long from, long byBytes) {
        List<Range> behind = within(from, Long.MAX_VALUE);
        remove(from, Long.MAX_VALUE);
        behind.forEach(range -> add(range.offset() + byBytes, range.end() + byBytes));
    }

    @Override
    public String toString() {
        return within(0, Long.MAX_VALUE).stream().map(Range::toString).collect(Collectors.joining(", "));
    }
}
