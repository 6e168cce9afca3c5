package plumbline.harness.diagnosis;

import org.jspecify.annotations.Nullable;
import plumbline.bindings.mem.Mapping;
import plumbline.harness.check.RequestRecord;
import plumbline.harness.diagnosis.TargetEdges.Edge;
import plumbline.harness.plan.Segments;

/** Names what begins or ends where a run of wrong bytes does. */
final class EdgeFinder {
    private static final long HUGE_PAGE_BYTES = 2L << 20;

    private final RequestRecord request;
    private final TargetEdges target;

    EdgeFinder(RequestRecord request, TargetEdges target) {
        this.request = request;
        this.target = target;
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
        if (target.mostRequestBytes() > 0 && (offset - request.offset()) % target.mostRequestBytes() == 0) {
            return "max_sectors";
        }
        if (isMemoryEdge(offset, HUGE_PAGE_BYTES)) {
            return "huge page";
        }
        if (isMemoryEdge(offset, Mapping.PAGE_BYTES)) {
            return "page";
        }
        return target.inTarget().stream()
                .filter(known -> known.at().test(offset))
                .findFirst()
                .map(Edge::name)
                .orElse(null);
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

    /** Whether the byte at that offset lies at a multiple of so many bytes of memory. */
    private boolean isMemoryEdge(long offset, long bytes) {
        long at = request.offset();
        for (Segments.Segment segment : request.segments()) {
            if (offset < at + segment.length()) {
                return (segment.memoryOffset() + offset - at) % bytes == 0;
            }
            at += segment.length();
        }
        return false;
    }
}
