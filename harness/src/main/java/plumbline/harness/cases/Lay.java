package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import plumbline.bindings.mem.Mapping;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;

/** How the segments of a request lie to one another in memory. */
enum Lay {
    /** Each begins where the one before it ends, as far as the alignment allows. */
    ADJACENT,
    /** Each begins a little behind the one before it. */
    GAPPED,
    /** Each begins at the same place of a page of its own. */
    OWN_PAGES,
    /** The same, and the last in the file is the first in memory. */
    REVERSED;

    /**
     * Lays segments out.
     *
     * @param lengths in bytes, in the order of the file
     * @param inPage where in its page the first begins
     * @param alignBytes of addresses
     */
    Segments lay(long[] lengths, long inPage, long alignBytes) {
        List<Segment> segments = new ArrayList<>();
        long at = inPage;
        for (int i = 0; i < lengths.length; i++) {
            long length = lengths[this == REVERSED ? lengths.length - 1 - i : i];
            segments.add(new Segment(at, length));
            at = next(at + length, inPage, alignBytes);
        }
        if (this == REVERSED) {
            Collections.reverse(segments);
        }
        return Segments.of(segments);
    }

    private long next(long end, long inPage, long alignBytes) {
        return switch (this) {
            case ADJACENT -> up(end, alignBytes);
            case GAPPED -> up(end + 1, alignBytes);
            case OWN_PAGES, REVERSED -> up(end, Math.max(alignBytes, Mapping.PAGE_BYTES)) + inPage;
        };
    }

    private static long up(long number, long multipleOf) {
        return (number + multipleOf - 1) / multipleOf * multipleOf;
    }
}
