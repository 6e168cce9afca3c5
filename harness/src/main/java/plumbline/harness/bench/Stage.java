package plumbline.harness.bench;

import java.util.ArrayList;
import java.util.List;
import plumbline.harness.plan.Direction;

/**
 * One way over the range.
 *
 * @param name what it is for, in reports
 * @param portion how much of the range it takes
 */
record Stage(String name, Direction direction, Workload.Order order, Portion portion) {
    /** How much of the range is taken. */
    enum Portion {
        /** What was asked for, for as long as was asked for. */
        AS_ASKED,
        /** As asked, but for as long as nothing is measured yet. */
        RAMP,
        /** As much as was written so far, once, while nothing is measured yet. */
        RAMP_BACK,
        /** All of it, once. */
        ONCE,
        /** As much as the stage before this has written, once. */
        AS_WRITTEN
    }

    /** The stages of a measurement: where every byte is checked, there is none that was not written by us. */
    static List<Stage> of(BenchSpec spec) {
        Workload workload = spec.workload();
        Stage measured = new Stage(workload.word(), workload.direction(), workload.order(), Portion.AS_ASKED);
        List<Stage> stages = new ArrayList<>(around(workload, spec.checked(), measured));
        if (spec.load().rampNanos() > 0) {
            stages.addAll(stages.indexOf(measured), ramp(spec, measured));
        }
        return stages;
    }

    /** What is read back behind the measured stage is read back behind the ramp too. */
    private static List<Stage> ramp(BenchSpec spec, Stage measured) {
        Stage ramp = new Stage("ramp", measured.direction(), measured.order(), Portion.RAMP);
        return spec.checked() && measured.direction() == Direction.WRITE
                ? List.of(ramp, new Stage("ramp", Direction.READ, Workload.Order.SEQUENTIAL, Portion.RAMP_BACK))
                : List.of(ramp);
    }

    private static List<Stage> around(Workload workload, boolean checked, Stage measured) {
        if (!checked) {
            return List.of(measured);
        }
        Stage layOut = new Stage("lay out", Direction.WRITE, Workload.Order.SEQUENTIAL, Portion.ONCE);
        Stage readBack = new Stage("read back", Direction.READ, Workload.Order.SEQUENTIAL, Portion.AS_WRITTEN);
        return switch (workload) {
            case READ, RANDREAD -> List.of(layOut, measured);
            case WRITE -> List.of(measured, readBack);
            case RANDWRITE -> List.of(layOut, measured, readBack);
        };
    }

    /** How long it goes on; 0 is once over its part of the range. */
    long runtimeNanos(BenchSpec.Load load) {
        return switch (portion) {
            case AS_ASKED -> load.runtimeNanos();
            case RAMP -> load.rampNanos();
            case ONCE, AS_WRITTEN, RAMP_BACK -> 0;
        };
    }

    /** Whether it is part of the result. */
    boolean reported() {
        return portion != Portion.RAMP && portion != Portion.RAMP_BACK;
    }

    /** Whether it is the one that was asked for. */
    boolean measured() {
        return portion == Portion.AS_ASKED;
    }
}
