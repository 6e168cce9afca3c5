package plumbline.loopctl.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where md raid0 puts each chunk (drivers/md/raid0.c). Members of unequal size make strip zones: the first as wide as all
 * members and as deep as the smallest, the next as wide as those that are left, and so on. In the layout from before 3.14
 * (ORIGINAL) the member of a chunk is counted through the whole array, in the later one (ALTERNATE) through its zone.
 */
final class Raid0Geometry implements OffsetMap {
    private final long chunkBytes;
    private final Layout layout;
    private final List<Zone> zones = new ArrayList<>();
    private final int members;

    enum Layout {
        ORIGINAL(1),
        ALTERNATE(2);

        private final int number;

        Layout(int number) {
            this.number = number;
        }

        /** As SET_ARRAY_INFO takes it. */
        int number() {
            return number;
        }
    }

    /**
     * A strip zone.
     *
     * @param start where it begins in the array, in bytes
     * @param memberStart where it begins on each of its members
     * @param members those that reach into it, in order
     */
    private record Zone(long start, long end, long memberStart, List<Integer> members) {}

    /**
     * The geometry of an array.
     *
     * @param sizes of the members in bytes, in order
     */
    Raid0Geometry(long chunkBytes, Layout layout, List<Long> sizes) {
        this.chunkBytes = chunkBytes;
        this.layout = layout;
        this.members = sizes.size();
        List<Long> rounded =
                sizes.stream().map(size -> size / chunkBytes * chunkBytes).toList();
        long memberStart = 0;
        long start = 0;
        while (true) {
            long from = memberStart;
            List<Integer> left = IntStream.range(0, members)
                    .filter(i -> rounded.get(i) > from)
                    .boxed()
                    .toList();
            if (left.isEmpty()) {
                break;
            }
            long to = left.stream().mapToLong(rounded::get).min().orElseThrow();
            long end = start + (to - from) * left.size();
            zones.add(new Zone(start, end, from, left));
            start = end;
            memberStart = to;
        }
    }

    /** The array's size in bytes. */
    long sizeBytes() {
        return zones.getLast().end();
    }

    /** Whether more than one zone makes the layout matter. */
    boolean isMultiZone() {
        return zones.size() > 1;
    }

    /** Where one strip zone ends and the next begins. */
    @Override
    public List<Long> seams() {
        return zones.stream().skip(1).map(Zone::start).toList();
    }

    /** The pieces of a range, cut at chunks. */
    @Override
    public List<Extent> mapDown(long offset, long lengthBytes) {
        List<Extent> pieces = new ArrayList<>();
        long end = Math.min(offset + lengthBytes, sizeBytes());
        for (long at = offset; at < end; ) {
            long chunkEnd = Math.min(end, (at / chunkBytes + 1) * chunkBytes);
            pieces.add(piece(at, chunkEnd - at));
            at = chunkEnd;
        }
        return pieces;
    }

    private Extent piece(long at, long lengthBytes) {
        Zone zone = zones.stream().filter(z -> at < z.end()).findFirst().orElseThrow();
        long inZone = at - zone.start();
        long row = inZone / (chunkBytes * zone.members().size());
        long chunk = (layout == Layout.ORIGINAL ? at : inZone) / chunkBytes;
        int member = zone.members().get((int) (chunk % zone.members().size()));
        return new Extent(at, member, zone.memberStart() + row * chunkBytes + at % chunkBytes, lengthBytes);
    }
}
