package plumbline.harness.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import plumbline.bindings.sys.RwFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.check.FindingKind;
import plumbline.harness.plan.Extent;
import plumbline.harness.run.StopFlag;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verify.Mix;
import plumbline.harness.verify.VerifyRun;
import plumbline.harness.verify.Workload;
import plumbline.loopctl.fuse.Control;
import plumbline.loopctl.fuse.LieSpec;
import plumbline.loopctl.fuse.Schedule;
import plumbline.loopctl.fuse.WriteBackCache.Order;

/**
 * Cuts power in the middle of writes, again and again, and holds what is left to what had been promised. The servers
 * below drop what was not flushed: some of it when they are honest, all of it when they ignore flushes, so that every
 * promise is then broken.
 */
final class PowerCuts {
    /** The name of what becomes of a file system that cannot be mounted again. */
    static final String NOT_UP = "mount";

    private static final int DEPTH = 8;
    private static final long FLUSH_EVERY = 8;
    private static final long LONGEST_MICROS = 12_000;
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Fault fault;
    private final VerifyRun.Target target;
    private final PowerSupply power;
    private final Path journal;
    private final SplittableRandom random;
    private final StopFlag stop;

    /**
     * Cuts for one fault.
     *
     * @param power of what stands below the target
     * @param folder for the journal
     */
    PowerCuts(Fault fault, VerifyRun.Target target, PowerSupply power, Path folder, long seed, StopFlag stop) {
        this.fault = fault;
        this.target = target;
        this.power = power;
        this.journal = folder.resolve("journal");
        this.random = new SplittableRandom(seed);
        this.stop = stop;
    }

    /** Cuts until so many were after a promise; without a lie, none of them may tell. */
    TrialResult run(long wanted) {
        power.restart();
        TrialResult result = TrialResult.NOTHING;
        for (long cut = 0; result.plants() < wanted && cut < 3 * wanted && !stop.isSet(); cut++) {
            try {
                write();
            } catch (SyscallException down) {
                return result.plus(notUpAgain(down));
            }
            CaseResult left = VerifyRun.resume(target, journal, stop);
            forget();
            // A look that was cut short says nothing of what it has not come to.
            if (!stop.isSet()) {
                result = result.plus(judged(left));
            }
        }
        return result.plus(checked());
    }

    /** A file system that does not come up again: nothing that an honest power cut explains, and proof of a lie. */
    private TrialResult notUpAgain(SyscallException down) {
        if (!down.call().equals(NOT_UP)) {
            throw down;
        }
        long lied = fault.lie().isPresent() ? 1 : 0;
        return new TrialResult(lied, lied, lied, 1 - lied, Map.of(NOT_UP, 1L), String.valueOf(down.getMessage()), 0);
    }

    /** Where everybody was honest, file systems are sound behind all of it. */
    private TrialResult checked() {
        if (fault.lie().isPresent()) {
            return TrialResult.NOTHING;
        }
        return power.complaints().stream()
                .map(check ->
                        new TrialResult(0, 0, 0, 1, Map.of(FindingKind.WRONG_DATA.word(), 1L), check.toString(), 0))
                .reduce(TrialResult.NOTHING, TrialResult::plus);
    }

    private void forget() {
        try {
            Files.deleteIfExists(journal);
        } catch (IOException refused) {
            throw new UncheckedIOException("the journal cannot be removed: " + journal, refused);
        }
    }

    private void write() {
        fault.lie().ifPresent(lie -> power.order(Control.lie(new LieSpec(lie, new Schedule(1, 0)))));
        StopFlag ended = stop.below();
        VerifyRun run = new VerifyRun(target, workload(), Optional.of(journal), ended);
        Thread writer = Thread.ofPlatform().name("writer").start(run::run);
        long startedNanos = System.nanoTime();
        while (!run.hasPromised() && writer.isAlive() && System.nanoTime() - startedNanos < LONGEST_WAIT_NANOS) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
        }
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextLong(LONGEST_MICROS)));
        run.promiseNothingMore();
        power.cut(order(), random.split());
        ended.set();
        awaitEnd(writer);
        power.restart();
    }

    private Order order() {
        if (fault.lie().isPresent()) {
            return Order.LOST;
        }
        return random.nextBoolean() ? Order.KEPT : Order.ANY;
    }

    private void awaitEnd(Thread writer) {
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException asked) {
                stop.set();
            }
        }
    }

    private Workload workload() {
        long unit = target.contract().unitBytes();
        boolean through = fault.isOfWritesThrough();
        return new Workload(
                Mix.RANDWRITE,
                0,
                new Extent(0, 0),
                new Workload.Blocks(unit, 8 * unit),
                new Workload.Pace(DEPTH, 1, Integer.MAX_VALUE, Optional.empty(), Workload.Places.INDEPENDENT),
                new Workload.Flushing(through ? 0 : FLUSH_EVERY, through ? Set.of(RwFlag.DSYNC) : Set.of()),
                Workload.Content.OURS,
                random.nextLong());
    }

    /** A cut counts as a plant when something had been promised by then. */
    private static TrialResult judged(CaseResult left) {
        long promised = left.notes().stream()
                .filter(note -> note.kind().equals("promised"))
                .count();
        long found = left.findings().isEmpty() ? 0 : 1;
        boolean right = left.findings().stream().allMatch(finding -> finding.kind() == FindingKind.WRONG_DATA);
        String example = found == 0
                ? Optional.ofNullable(left.reason()).orElse("")
                : left.findings().getFirst().message();
        return new TrialResult(
                promised,
                found,
                right ? found : 0,
                promised == 0 ? found : 0,
                found == 0 ? Map.of() : Map.of(FindingKind.WRONG_DATA.word(), found),
                example,
                left.requests());
    }
}
