package plumbline.harness.run;

import java.util.List;
import plumbline.harness.plan.Plan.Phase;
import plumbline.harness.plan.Shape;
import plumbline.harness.plan.ShapeSource;

/** A phase in which something happens besides. */
final class HookedPhase {
    private static final int DEPTH = 8;

    private HookedPhase() {}

    /**
     * A phase before one of whose requests something is done.
     *
     * @param before how many requests come first
     */
    static Phase of(String name, List<Shape> shapes, int before, Runnable step) {
        ShapeSource source = ShapeSource.of(shapes);
        int[] issued = new int[1];
        return new Phase(name, DEPTH, new ShapeSource() {
            @Override
            public boolean hasNext() {
                return source.hasNext();
            }

            @Override
            public Shape next() {
                if (issued[0]++ == before) {
                    step.run();
                }
                return source.next();
            }

            @Override
            public long footprintBytes() {
                return source.footprintBytes();
            }

            @Override
            public int maxSegments() {
                return source.maxSegments();
            }

            @Override
            public long count() {
                return source.count();
            }
        });
    }
}
