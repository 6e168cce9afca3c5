package plumbline.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.harness.cases.CaseCatalog;
import plumbline.harness.cases.Scale;
import plumbline.harness.contract.Boundaries;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.evidence.Witness;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.host.Command;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.Permissions;
import plumbline.loopctl.layer.Workshop;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.limits.LimitsReader;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;
import plumbline.loopctl.testing.Requires;

/** The cases of file systems on real ones. */
@Requires({"root", "loop"})
class FileSystemCasesTest {
    @TempDir
    Path folder;

    private Ledger ledger;
    private SubmissionLog log;

    @BeforeEach
    void open() {
        ledger = Ledger.open(LedgerFolder.of(folder.resolve("ledgers")), "test");
        log = SubmissionLog.open(folder.resolve("submissions"));
    }

    @AfterEach
    void close() {
        log.close();
        ledger.close();
    }

    private Stack build(String text) {
        return new StackBuilder(new Workshop(folder, ledger, Permissions.none())).build(StackSpec.parse(text));
    }

    private CaseResult run(String name, Stack stack) {
        Contract contract = Contract.of(stack.target(), LimitsReader.read(stack.target(), Host.live()));
        Oracle oracle = new Oracle(Pattern.ofSeed(1), contract.sizeBytes(), Oracle.Initial.ZEROS);
        RunWatch watch = new RunWatch(log, new StopFlag(), TimeUnit.SECONDS.toNanos(30));
        CaseRunner.Bench bench =
                new CaseRunner.Bench(stack, contract, Boundaries.unknown(), oracle, folder, Witness.NONE);
        return new CaseRunner(bench, watch, 1, new Scale(10, 1 << 20))
                .run(CaseCatalog.matching(name).getFirst(), EngineSpec.of(EngineKind.PREAD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file.operations", "file.mapped", "file.tree", "file.fsck"})
    void shouldPassOnASoundFileSystemAndLeaveItAsItWas(String name) {
        try (Stack stack = build("file:64M | loop:dio | ext4 | file:1M")) {
            CaseResult result = run(name, stack);

            assertThat(result.findings()).isEmpty();
            assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(result.requests()).isPositive();
            assertThat(stack.target().path().toFile()).hasSize(1 << 20);
        }
    }

    @Test
    void shouldFailWithWhatTheCheckerComplainsOf() {
        try (Stack stack = build("file:64M | loop:dio | ext4 | file:1M")) {
            Path device = stack.levels().get(1).attached().node().path();
            Command.check(List.of("sync", "-f", stack.target().path().toString()));
            Command.check(List.of("debugfs", "-w", "-R", "set_inode_field <12> links_count 7", device.toString()));

            CaseResult result = run("file.fsck", stack);

            assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(result.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message())
                            .startsWith("e2fsck -fn " + device + " ended with status 4: ")
                            .contains("Inode 12 ref count is 7, should be 1."));
        }
    }

    @Test
    void shouldTellWhatTheCheckerComplainsOfWhenAStackWithAFileSystemInItsMiddleIsTakenApart() {
        try (Stack stack = build("file:64M | loop:dio | ext4 | file:1M | loop:dio")) {
            Path device = stack.levels().get(1).attached().node().path();
            Path file = stack.levels().get(3).attached().node().path();
            Command.check(List.of("sync", "-f", file.toString()));
            Command.check(List.of("debugfs", "-w", "-R", "set_inode_field <12> links_count 7", device.toString()));

            assertThat(stack.closeChecked())
                    .singleElement()
                    .satisfies(check -> assertThat(check.toString())
                            .startsWith("e2fsck -fn " + device + " ended with status 4: ")
                            .contains("Inode 12 ref count is 7, should be 1."));
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void shouldBeSilentWhenASoundStackIsTakenApart() {
        try (Stack stack = build("file:64M | loop:dio | ext4 | file:1M | loop:dio")) {
            assertThat(stack.closeChecked()).isEmpty();
        }
    }

    @Test
    void shouldBeBrokenWhereDaxWasAskedForAndIsNotThere() {
        try (Stack stack = build("file:512M | loop:dio | xfs:mount=dax | file:1M")) {
            CaseResult result = run("file.operations", stack);

            assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
            assertThat(result.reason())
                    .isEqualTo(
                            "the file system was mounted for DAX, and statx(2) does not show STATX_ATTR_DAX: the path"
                                    + " under test is not taken");
        }
    }
}
