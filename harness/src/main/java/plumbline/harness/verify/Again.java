package plumbline.harness.verify;

import java.util.Set;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Shape;
import plumbline.harness.plan.ShapeSource;

/** The first so many requests of a job once more, all of them reads: what was touched of a range too long to go over. */
final class Again implements ShapeSource {
    private final Requests requests;
    private final long count;
    private long done;

    /**
     * So many of them.
     *
     * @param requests none of which has been taken
     */
    Again(Requests requests, long count) {
        this.requests = requests;
        this.count = count;
    }

    @Override
    public boolean hasNext() {
        return done < count;
    }

    @Override
    public Shape next() {
        done++;
        return requests.next().withDirection(Direction.READ).withFlags(Set.of());
    }

    @Override
    public long footprintBytes() {
        return requests.footprintBytes();
    }

    @Override
    public int maxSegments() {
        return requests.maxSegments();
    }

    @Override
    public long count() {
        return count;
    }
}
