package plumbline.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.run.StopFlag;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.testing.Requires;
import plumbline.loopctl.testing.Stacks;

/** Every fault, every engine, from a seed drawn at test time. */
@Timeout(600)
class SelftestTest {
    @TempDir
    Path folder;

    @RegisterExtension
    final Stacks stacks = new Stacks(() -> folder);

    @ParameterizedTest
    @EnumSource(names = "IN_PROCESS")
    void shouldCatchAndNameEveryFaultInProcess(Way way) {
        assertThatEverythingStands(way, 8);
    }

    /** Those that this kernel has the devices for. */
    static List<Way> ways() {
        return Stream.of(Way.values())
                .filter(way -> way != Way.IN_PROCESS && way != Way.POWER_CUT_EXT4 && way != Way.POWER_CUT_XFS)
                .filter(way -> Selftest.missing(way).isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ways")
    @Requires({"root", "loop"})
    void shouldCatchAndNameEveryFaultBelowRealDevices(Way way) {
        assertThatEverythingStands(way, 6);
    }

    /** As on tmpfs, and on any file system before 6.1. */
    @Test
    @Requires({"root", "loop"})
    void shouldPlantNoRefusalWhereNothingSaysWhatMustBeTaken() {
        Selftest.Options options =
                new Selftest.Options(List.of(Fault.REFUSED), List.of(Way.IN_PROCESS), EngineSpec.plain(), 1, 6, 1);
        try (Stack silent = stacks.build("tmpfs:8M");
                Ledger ledger = Ledger.open(LedgerFolder.of(folder.resolve("ledgers")), "selftest")) {
            assertThat(new Selftest(ledger, silent.target().path(), options, new StopFlag()).run(row -> {}))
                    .isNotEmpty()
                    .allSatisfy(
                            row -> assertThat(row.skipped()).startsWith("nothing here reports the alignment of files"));
        }
    }

    @Test
    void shouldNotHoldAgainstTheHarnessWhatItWasStoppedBefore() throws InterruptedException {
        Selftest.Options options = new Selftest.Options(
                List.of(Fault.values()), List.of(Way.IN_PROCESS), EngineSpec.plain(), Long.MAX_VALUE, 6, 1);
        StopFlag stop = new StopFlag();
        Thread stopper = Thread.ofPlatform().start(() -> {
            while (!hasBegun()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            stop.set();
        });
        try (Ledger ledger = Ledger.open(LedgerFolder.of(folder.resolve("ledgers")), "selftest")) {
            assertThat(new Selftest(ledger, folder, options, stop).run(row -> {}))
                    .singleElement()
                    .extracting(Selftest.Row::verdict)
                    .isNotEqualTo(Verdict.FAILED);
        }
        stopper.join();
    }

    /** Once the first row's stack is there. */
    private boolean hasBegun() {
        String[] files = folder.toFile().list((_, name) -> name.startsWith("file-"));
        return files != null && files.length > 0;
    }

    private void assertThatEverythingStands(Way way, long plants) {
        long seed = new SecureRandom().nextLong();
        Selftest.Options options = new Selftest.Options(
                Stream.of(Fault.values()).toList(), List.of(way), EngineSpec.plain(), plants, 6, seed);
        try (Ledger ledger = Ledger.open(LedgerFolder.of(folder.resolve("ledgers")), "selftest")) {
            List<Selftest.Row> rows = new Selftest(ledger, folder, options, new StopFlag()).run(row -> {});

            List<TrialResult> tried = rows.stream()
                    .filter(row -> row.ran() && !row.fault().rightNames().isEmpty())
                    .map(Selftest.Row::result)
                    .toList();
            assertThat(tried).as("seed " + seed).isNotEmpty().allSatisfy(result -> {
                assertThat(result.plants()).isPositive();
                assertThat(result.caught()).isEqualTo(result.plants());
                assertThat(result.strays()).isZero();
            });
            // A row of a few dozen plants says nothing about one in a hundred: all of them together do.
            assertThat(sum(tried, TrialResult::namedRight))
                    .as("seed " + seed)
                    .isGreaterThanOrEqualTo(sum(tried, TrialResult::caught) * 99 / 100);
            assertThat(rows.stream()
                            .filter(row -> row.fault().rightNames().isEmpty() && row.verdict() == Verdict.FAILED))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    private static long sum(List<TrialResult> results, ToLongFunction<TrialResult> number) {
        return results.stream().mapToLong(number).sum();
    }
}
