package plumbline.harness.run;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Shape;
import plumbline.harness.plan.ShapeSource;
import plumbline.harness.recording.Recording;

/** Shapes that are each to be issued from the slot that they had. */
final class SlottedShapes implements ShapeSource {
    private final ShapeSource shapes;
    private final List<Recording.Request> requests;
    private int at;

    SlottedShapes(List<Recording.Request> requests) {
        this.shapes =
                ShapeSource.of(requests.stream().map(Recording.Request::shape).toList());
        this.requests = requests;
    }

    @Override
    public boolean hasNext() {
        return at < requests.size();
    }

    @Override
    public Shape next() {
        return requests.get(at++).shape();
    }

    @Override
    public OptionalInt slot() {
        return hasNext() ? OptionalInt.of(requests.get(at).slot()) : OptionalInt.empty();
    }

    @Override
    public long footprintBytes() {
        return shapes.footprintBytes();
    }

    @Override
    public int maxSegments() {
        return shapes.maxSegments();
    }

    @Override
    public long count() {
        return requests.size();
    }

    @Override
    public long longestBytes() {
        return shapes.longestBytes();
    }

    @Override
    public Set<BufferKind> buffers() {
        return shapes.buffers();
    }
}
