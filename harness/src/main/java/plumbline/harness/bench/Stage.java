package plumbline.harness.bench;

import java.util.List;
import plumbline.harness.plan.Direction;

/**
 * One way over the range.
 *
 * @param name what it is for, in reports
 * @param extent how much of the range it takes
 */
record Stage(String name, Direction direction, Workload.Order order, Extent extent) {
    /** How much of the range is taken. */
    enum Extent {
        /** What was asked for, for as long as was asked for. */
        AS_ASKED,
        /** All of it, once. */
        ONCE,
        /** As much as the stage before this has written, once. */
        AS_WRITTEN
    }

    /** The stages of a measurement: where every byte is checked, there is none that was not written by us. */
    static List<Stage> of(BenchSpec spec) {
        Workload workload = spec.workload();
        Stage measured = new Stage(workload.word(), workload.direction(), workload.order(), Extent.AS_ASKED);
        if (!spec.checked()) {
            return List.of(measured);
        }
        Stage layOut = new Stage("lay out", Direction.WRITE, Workload.Order.SEQUENTIAL, Extent.ONCE);
        Stage readBack = new Stage("read back", Direction.READ, Workload.Order.SEQUENTIAL, Extent.AS_WRITTEN);
        return switch (workload) {
            case READ, RANDREAD -> List.of(layOut, measured);
            case WRITE -> List.of(measured, readBack);
            case RANDWRITE -> List.of(layOut, measured, readBack);
        };
    }

    /** Whether it is the one that was asked for. */
    boolean measured() {
        return extent == Extent.AS_ASKED;
    }
}
