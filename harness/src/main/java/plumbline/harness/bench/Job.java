package plumbline.harness.bench;

import org.HdrHistogram.Histogram;
import plumbline.bindings.sys.OpenFlag;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.engine.OpenEngine;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Extent;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.harness.run.StopFlag;

/** One thread of a measurement, with a descriptor, slots and an engine of its own. */
final class Job {
    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final BenchSpec spec;
    private final int index;
    private final Handling handling;
    private final StopFlag stop;
    private long writtenBytes;

    Job(BenchSpec spec, int index, Handling handling, StopFlag stop) {
        this.spec = spec;
        this.index = index;
        this.handling = handling;
        this.stop = stop;
    }

    /** What a stage has come to. */
    record Tally(long requests, Histogram latencies) {}

    /** Carries a stage out; the calling thread is the one that issues. */
    Tally run(Stage stage) {
        Histogram latencies = new Histogram(LONGEST_NANOS, DIGITS);
        BenchSpec.Load load = spec.load();
        Places places = new Places(stage.order(), range(stage), load.blockBytes(), spec.seed() + index);
        SlotNeeds needs = SlotNeeds.anonymous(load.depth(), load.blockBytes(), 1, load.blockBytes());
        try (OpenEngine open = OpenEngine.of(spec.target().path(), spec.engine(), needs, flags())) {
            Segments segments = Segments.single(0, load.blockBytes());
            for (IoSlot slot : open.slots().all()) {
                slot.load(0, new Shape(stage.direction(), 0, segments, BufferKind.ANONYMOUS, load.flags()));
            }
            Driver driver = new Driver(open.engine(), open.slots(), handling, load.batch(), latencies);
            handling.begin();
            driver.run(places, stage.runtimeNanos(load), stop);
            writtenBytes = Math.max(writtenBytes, places.coveredBytes());
            return new Tally(driver.requests(), latencies);
        }
    }

    private OpenFlag[] flags() {
        OpenFlag access = spec.writes() ? OpenFlag.O_RDWR : OpenFlag.O_RDONLY;
        return spec.engine().traits().direct() ? new OpenFlag[] {access, OpenFlag.O_DIRECT} : new OpenFlag[] {access};
    }

    /** Where nothing is checked and the order is random, jobs meet; else each has a part of its own. */
    private Extent range(Stage stage) {
        boolean apart = spec.checked() || stage.order() == Workload.Order.SEQUENTIAL;
        Extent range =
                apart ? spec.range().part(index, spec.load().jobs(), spec.load().blockBytes()) : spec.range();
        return switch (stage.extent()) {
            case AS_WRITTEN, RAMP_BACK -> range.first(writtenBytes);
            case AS_ASKED, RAMP, ONCE -> range;
        };
    }
}
