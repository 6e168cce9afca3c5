package plumbline.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.run.StopFlag;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.LedgerFolder;

/**
 * The bugs that started the project: of each, a fault of the same shape is planted between engine and kernel, caught, and
 * given its name. What mappings write and reads do not find is in {@code FileExerciserTest}.
 */
@Timeout(300)
class FoundingBugsTest {
    private static final long PLANTS = 12;

    @TempDir
    Path folder;

    /**
     * One of them.
     *
     * @param bug what happened
     * @param fault of that shape
     * @param name that it is given
     */
    record Founder(String bug, Fault fault, String engine, String name) {
        @Override
        public String toString() {
            return bug;
        }
    }

    static List<Founder> founders() {
        return List.of(
                new Founder("brd moves on by less than it copied", Fault.SHIFTED_PAGE, "vector", "shifted"),
                new Founder("brd, with its data written 256 bytes early", Fault.SHIFTED_PAGE, "pread", "shifted"),
                new Founder("loop refuses a size that is legal", Fault.REFUSED, "aio", "ContractBroken"),
                new Founder("loop answers EIO to a size that is legal", Fault.ERROR, "uring", "ContractBroken"),
                new Founder("raid0 gets the vector's start again", Fault.DUPLICATED_SEGMENT, "vector", "misplaced"),
                new Founder("an unwritten extent is never converted", Fault.ZEROES, "mmap", "zeroed"),
                new Founder("a mapped write is not there for the next read", Fault.LOST_WRITE, "mmap", "stale"),
                new Founder("ubd completes a request twice", Fault.ANSWERED_TWICE, "aio", "DuplicateCompletion"),
                new Founder("ubd's host writes less than it was given", Fault.SHORT_WRITE, "pread", "ShortTransfer"),
                new Founder("ubd gives up in the middle of a request", Fault.TORN_WRITE, "vector", "stale"),
                new Founder("io_uring comes back short", Fault.SHORT_READ, "uring:buffered", "ShortTransfer"));
    }

    @ParameterizedTest
    @MethodSource("founders")
    void shouldBeCaughtAndGivenItsName(Founder founder) {
        EngineSpec engine = EngineSpec.parse(founder.engine());
        Selftest.Options options =
                new Selftest.Options(List.of(founder.fault()), List.of(Way.IN_PROCESS), List.of(engine), PLANTS, 6, 1);
        try (Ledger ledger = Ledger.open(LedgerFolder.of(folder.resolve("ledgers")), "founders")) {
            List<Selftest.Row> rows = new Selftest(ledger, folder, options, new StopFlag()).run(row -> {});

            assertThat(rows).singleElement().satisfies(row -> {
                assertThat(row.skipped()).isEmpty();
                assertThat(row.result().plants()).isGreaterThanOrEqualTo(PLANTS);
                assertThat(row.result().caught()).isEqualTo(row.result().plants());
                assertThat(row.result().strays()).isZero();
                assertThat(row.result().names()).containsKey(founder.name());
            });
        }
    }
}
