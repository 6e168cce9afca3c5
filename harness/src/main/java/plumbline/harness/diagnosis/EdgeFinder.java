package plumbline.harness.diagnosis;

import org.jspecify.annotations.Nullable;
import plumbline.bindings.mem.Mapping;
import plumbline.harness.check.RequestRecord;
import plumbline.harness.plan.Segments;

/** Names what begins or ends where a run of wrong bytes does. */
final class EdgeFinder {
    private final RequestRecord request;
    private final long logicalBlockBytes;

    EdgeFinder(RequestRecord request, long logicalBlockBytes) {
        this.request = request;
        this.logicalBlockBytes = logicalBlockBytes;
    }

    /** The most telling edge that the run begins at, or else ends at; null when there is none. */
    @Nullable
    String describe(long start, long end) {
        String atStart = edge(start);
        return atStart != null ? atStart : edge(end);
    }

    private @Nullable String edge(long offset) {
        if (isSegmentEdge(offset)) {
            return "segment";
        }
        if (offset == request.offset() || offset == request.offset() + request.length()) {
            return "request";
        }
        if (isPageEdge(offset)) {
            return "page";
        }
        return offset % logicalBlockBytes == 0 ? "logical block" : null;
    }

    private boolean isSegmentEdge(long offset) {
        long at = request.offset();
        for (int i = 0; i + 1 < request.segments().size(); i++) {
            at += request.segments().get(i).length();
            if (at == offset) {
                return true;
            }
        }
        return false;
    }

    /** Whether the byte at that offset lies at the start of a page of memory. */
    private boolean isPageEdge(long offset) {
        long at = request.offset();
        for (Segments.Segment segment : request.segments()) {
            if (offset >= at && offset < at + segment.length()) {
                return (segment.memoryOffset() + offset - at) % Mapping.PAGE_BYTES == 0;
            }
            at += segment.length();
        }
        return false;
    }
}
