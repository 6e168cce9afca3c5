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
import plumbline.loopctl.host.Host;

/** One thread of a measurement, with a descriptor, slots and an engine of its own. */
final class Job {
    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final int DIGITS = 3;
    private static final long HUGE_BYTES = 1 << 20;
    private static final String HUGE_PAGES = "/sys/kernel/mm/transparent_hugepage/enabled";

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
        BufferKind memory = memory(load.blockBytes());
        SlotNeeds needs = SlotNeeds.of(memory, load.depth(), load.blockBytes());
        try (OpenEngine open = OpenEngine.of(spec.target().path(), spec.engine(), needs, flags())) {
            Segments segments = Segments.single(0, load.blockBytes());
            for (IoSlot slot : open.slots().all()) {
                slot.load(0, new Shape(stage.direction(), 0, segments, memory, load.flags()));
            }
            Driver driver = new Driver(open.engine(), open.slots(), handling, load.batch(), latencies);
            handling.begin();
            driver.run(places, stage.runtimeNanos(load), stop);
            handling.end(open.slots().all());
            writtenBytes = Math.max(writtenBytes, places.coveredBytes());
            return new Tally(driver.requests(), latencies);
        }
    }

    /** Many long buffers have more small pages than a processor keeps addresses of. */
    private static BufferKind memory(long blockBytes) {
        boolean huge = blockBytes >= HUGE_BYTES && Host.live().text(HUGE_PAGES).isPresent();
        return huge ? BufferKind.THP : BufferKind.ANONYMOUS;
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
        return switch (stage.portion()) {
            case AS_WRITTEN, RAMP_BACK -> range.first(writtenBytes);
            case AS_ASKED, RAMP, ONCE -> range;
        };
    }
}
