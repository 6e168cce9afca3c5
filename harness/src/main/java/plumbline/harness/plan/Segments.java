package plumbline.harness.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import plumbline.bindings.mem.Mapping;

/**
 * Where in a buffer an I/O's bytes lie: segments in the order of the file. Memory offsets count from the page-aligned
 * start of the buffer, so that an offset that is no multiple of a page is a misaligned address. Immutable.
 */
public final class Segments {
    private static final int BRIEF = 8;

    private final long[] memoryOffsets;
    private final long[] lengths;
    private final long totalBytes;
    private final long footprintBytes;
    private final boolean wordAligned;
    private final List<Segment> gaps;

    private Segments(long[] memoryOffsets, long[] lengths) {
        this.memoryOffsets = memoryOffsets;
        this.lengths = lengths;
        long total = 0;
        long footprint = 0;
        boolean aligned = true;
        for (int i = 0; i < lengths.length; i++) {
            if (memoryOffsets[i] < 0 || lengths[i] < 0) {
                throw new IllegalArgumentException("a segment's offset and length must not be negative: memoryOffset="
                        + memoryOffsets[i] + ", length=" + lengths[i]);
            }
            aligned &= lengths[i] % Long.BYTES == 0;
            total += lengths[i];
            footprint = Math.max(footprint, memoryOffsets[i] + lengths[i]);
        }
        this.totalBytes = total;
        this.footprintBytes = footprint;
        this.wordAligned = aligned;
        this.gaps = lengths.length == 1 ? gapsAround(memoryOffsets[0], lengths[0]) : findGaps();
    }

    /** What {@link #findGaps} finds of a single segment, without a list of segments for each request. */
    private static List<Segment> gapsAround(long memoryOffset, long length) {
        long end = memoryOffset + length;
        long behind = Mapping.pagesUp(end) - end;
        if (memoryOffset == 0) {
            return behind == 0 ? List.of() : List.of(new Segment(end, behind));
        }
        Segment before = new Segment(0, memoryOffset);
        return behind == 0 ? List.of(before) : List.of(before, new Segment(end, behind));
    }

    private List<Segment> findGaps() {
        List<Segment> ordered = new ArrayList<>(asList());
        ordered.sort(Comparator.comparingLong(Segment::memoryOffset));
        ordered.add(new Segment(Mapping.pagesUp(footprintBytes), 0));
        List<Segment> found = new ArrayList<>();
        long at = 0;
        for (Segment segment : ordered) {
            if (segment.memoryOffset() > at) {
                found.add(new Segment(at, segment.memoryOffset() - at));
            }
            at = Math.max(at, segment.memoryOffset() + segment.length());
        }
        return List.copyOf(found);
    }

    /** One segment. */
    public record Segment(long memoryOffset, long length) {}

    /** One segment at an offset from the page. */
    public static Segments single(long memoryOffset, long lengthBytes) {
        return new Segments(new long[] {memoryOffset}, new long[] {lengthBytes});
    }

    public static Segments of(List<Segment> segments) {
        return new Segments(
                segments.stream().mapToLong(Segment::memoryOffset).toArray(),
                segments.stream().mapToLong(Segment::length).toArray());
    }

    /** What is left behind the first {@code skipBytes} bytes, which must not be all. */
    public Segments from(long skipBytes) {
        List<Segment> left = new ArrayList<>();
        long skip = skipBytes;
        for (Segment segment : asList()) {
            long skipped = Math.min(skip, segment.length());
            skip -= skipped;
            if (skipped < segment.length()) {
                left.add(new Segment(segment.memoryOffset() + skipped, segment.length() - skipped));
            }
        }
        return of(left);
    }

    /** The first {@code keepBytes} bytes, which must be some. */
    public Segments upTo(long keepBytes) {
        List<Segment> kept = new ArrayList<>();
        long keep = keepBytes;
        for (Segment segment : asList()) {
            if (keep > 0) {
                kept.add(new Segment(segment.memoryOffset(), Math.min(keep, segment.length())));
                keep -= kept.getLast().length();
            }
        }
        return of(kept);
    }

    public int count() {
        return lengths.length;
    }

    public long memoryOffset(int index) {
        return memoryOffsets[index];
    }

    public long lengthBytes(int index) {
        return lengths[index];
    }

    /** All lengths together. */
    public long totalBytes() {
        return totalBytes;
    }

    /** How far into the buffer the last byte reaches. */
    public long footprintBytes() {
        return footprintBytes;
    }

    /** Whether every segment is a whole number of 8-byte words long. */
    public boolean wordAligned() {
        return wordAligned;
    }

    /** What lies before, between and behind the segments on the pages that they touch, in the order of memory. */
    public List<Segment> gaps() {
        return gaps;
    }

    public List<Segment> asList() {
        List<Segment> list = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            list.add(new Segment(memoryOffsets[i], lengths[i]));
        }
        return list;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Segments that
                && Arrays.equals(memoryOffsets, that.memoryOffsets)
                && Arrays.equals(lengths, that.lengths);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(memoryOffsets) + Arrays.hashCode(lengths);
    }

    /** {@code 3328@768+768@0}: length at memory offset, in the order of the file. */
    @Override
    public String toString() {
        return text(count());
    }

    /** As {@link #toString()}, but of many segments the first few and their number. */
    public String brief() {
        return count() <= BRIEF ? toString() : text(BRIEF) + "+… " + count() + " segments";
    }

    private String text(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < most; i++) {
            text.append(i == 0 ? "" : "+").append(lengths[i]).append('@').append(memoryOffsets[i]);
        }
        return text.toString();
    }
}
