package plumbline.harness.cases;

import java.util.List;
import plumbline.bindings.mem.Mapping;

/** How long a request is, around what is a boundary on its way. */
enum Size {
    UNIT,
    PAGE_LESS,
    PAGE,
    PAGE_MORE,
    /** A chunk of the target, or of a layer below it. */
    PERIOD,
    PERIOD_MORE,
    SIXTEEN_PAGES,
    /** As much as the queue takes at once. */
    REQUEST,
    REQUEST_MORE,
    /** One unit more than a bio's 256 pages. */
    VECTORS_MORE,
    /** Several requests and a part. */
    REQUESTS;

    /** BIO_MAX_VECS. */
    private static final long MOST_VECTORS = 256;

    /** Those of which a buffer of 64 KiB is enough. */
    static final List<Size> SHORT = List.of(UNIT, PAGE_LESS, PAGE, PAGE_MORE, PERIOD, PERIOD_MORE, SIXTEEN_PAGES);

    /** Those that must be split on the way. */
    static final List<Size> LONG = List.of(REQUEST_MORE, VECTORS_MORE, REQUESTS, REQUEST);

    /** The length in bytes, before it is rounded to the contract's unit. */
    long bytes(long unitBytes, long periodBytes, long requestBytes) {
        long page = Mapping.PAGE_BYTES;
        return switch (this) {
            case UNIT -> unitBytes;
            case PAGE_LESS -> page - unitBytes;
            case PAGE -> page;
            case PAGE_MORE -> page + unitBytes;
            case PERIOD -> periodBytes;
            case PERIOD_MORE -> periodBytes + unitBytes;
            case SIXTEEN_PAGES -> 16 * page;
            case REQUEST -> requestBytes;
            case REQUEST_MORE -> requestBytes + unitBytes;
            case VECTORS_MORE -> MOST_VECTORS * page + unitBytes;
            case REQUESTS -> 2 * requestBytes + page + unitBytes;
        };
    }
}
