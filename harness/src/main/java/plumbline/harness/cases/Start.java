package plumbline.harness.cases;

import java.util.SplittableRandom;
import plumbline.bindings.mem.Mapping;

/** Where in a page of memory a segment begins, as far as the contract allows. */
enum Start {
    PAGE,
    /** The least that the contract allows beyond the page's start. */
    LEAST,
    /** So that 4 KiB become 3328 and 768 bytes. */
    SECTOR_AND_HALF,
    HALF_PAGE,
    /** One unit of length before the page's end. */
    LAST_UNIT,
    /** The last place that the contract allows. */
    LAST,
    ANYWHERE;

    private static final long PAGE_BYTES = Mapping.PAGE_BYTES;

    /**
     * A place in the page.
     *
     * @param alignBytes of addresses
     * @param unitBytes of lengths
     * @return a multiple of {@code alignBytes} within the page
     */
    long inPage(long alignBytes, long unitBytes, SplittableRandom random) {
        if (alignBytes >= PAGE_BYTES) {
            return 0;
        }
        long wanted = switch (this) {
            case PAGE -> 0;
            case LEAST -> alignBytes;
            case SECTOR_AND_HALF -> 768;
            case HALF_PAGE -> PAGE_BYTES / 2;
            case LAST_UNIT -> Math.max(0, PAGE_BYTES - unitBytes);
            case LAST -> PAGE_BYTES - alignBytes;
            case ANYWHERE -> random.nextLong(PAGE_BYTES);
        };
        return wanted / alignBytes * alignBytes;
    }
}
