package plumbline.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.harness.cases.CaseCatalog;
import plumbline.harness.cases.Scale;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.evidence.Witness;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.host.Command;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.testing.Requires;
import plumbline.loopctl.testing.Stacks;

/** The cases of file systems on real ones. */
@Requires({"root", "loop"})
class FileSystemCasesTest {
    @TempDir
    Path folder;

    @RegisterExtension
    final Stacks stacks = new Stacks(() -> folder);

    private CaseResult run(String name, Stack stack) {
        return Runners.on(stack, folder, Witness.NONE, new Scale(10, 1 << 20))
                .run(CaseCatalog.matching(name).getFirst(), EngineSpec.of(EngineKind.PREAD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file.operations", "file.mapped", "file.tree", "file.recovery", "file.fsck"})
    void shouldPassOnASoundFileSystemAndLeaveItAsItWas(String name) {
        try (Stack stack = stacks.build("file:64M | loop:dio | ext4 | file:1M")) {
            CaseResult result = run(name, stack);

            assertThat(result.findings()).isEmpty();
            assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(result.requests()).isPositive();
            assertThat(stack.target().path().toFile()).hasSize(1 << 20);
        }
    }

    @Test
    @Requires({"root", "loop", "fs:xfs", "tool:mkfs.xfs"})
    void shouldFindWhatWasSyncedOnXfsBehindItsRecovery() {
        try (Stack stack = stacks.build("file:512M | loop:dio | xfs | file:1M")) {
            CaseResult result = run("file.recovery", stack);

            assertThat(result.findings()).isEmpty();
            assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
        }
    }

    @Test
    void shouldSkipARecoveryThatAFileSystemHasNot() {
        try (Stack stack = stacks.build("tmpfs:16M | file:1M")) {
            CaseResult result = run("file.recovery", stack);

            assertThat(result.verdict()).isEqualTo(Verdict.SKIPPED);
            assertThat(result.reason()).isEqualTo("tmpfs cannot be shut down here");
            assertThat(stack.target().path().getParent()).isDirectoryNotContaining("glob:**synced");
        }
    }

    @Test
    void shouldFailWithWhatTheCheckerComplainsOf() {
        try (Stack stack = stacks.build("file:64M | loop:dio | ext4 | file:1M")) {
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
        try (Stack stack = stacks.build("file:64M | loop:dio | ext4 | file:1M | loop:dio")) {
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
        try (Stack stack = stacks.build("file:64M | loop:dio | ext4 | file:1M | loop:dio")) {
            assertThat(stack.closeChecked()).isEmpty();
        }
    }

    @Test
    void shouldBeBrokenWhereDaxWasAskedForAndIsNotThere() {
        try (Stack stack = stacks.build("file:512M | loop:dio | xfs:mount=dax | file:1M")) {
            CaseResult result = run("file.operations", stack);

            assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
            assertThat(result.reason())
                    .isEqualTo(
                            "the file system was mounted for DAX, and statx(2) does not show STATX_ATTR_DAX: the path"
                                    + " under test is not taken");
        }
    }
}
