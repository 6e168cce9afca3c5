package plumbline.harness.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plumbline.harness.check.FindingKind;
import plumbline.harness.evidence.Evidence;
import plumbline.harness.run.SuiteRun;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.Note;
import plumbline.harness.verdict.ResultJson;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.Totals;
import plumbline.harness.verdict.Verdict;

class MatrixTest {
    private static final Note KNOWN = new Note(Note.KNOWN, 1, "findings.md");

    @Test
    void shouldShowVerdictsChangesReasonsAndContracts() {
        Matrix matrix = MatrixBuilder.of(List.of(
                lane("6.1", result(Verdict.PASSED, "address 512, offset 512, by LOGICAL_BLOCK")),
                lane("6.12", result(Verdict.FAILED, "address 512, offset 512, by DIOALIGN")),
                lane("6.18", result(Verdict.FAILED, "address 512, offset 512, by DIOALIGN", KNOWN)),
                new LaneResult("7.2", 3, Optional.empty(), Optional.of("the guest's kernel panicked"))));

        assertThat(MatrixText.render(matrix).lines().map(line -> line.strip().replaceAll(" {2,}", "  ")))
                .containsExactly(
                        "case  stack  6.1  6.12  6.18  7.2",
                        "cover.whole  brd:4M  passed  FAILED*  known  -",
                        "6.12: failed cover.whole uring on brd:4M: WrongData: these are wrong",
                        "6.18: known cover.whole uring on brd:4M: WrongData: these are wrong",
                        "6.1: contract of brd:4M: address 512, offset 512, by LOGICAL_BLOCK",
                        "6.12, 6.18: contract of brd:4M: address 512, offset 512, by DIOALIGN",
                        "6.1  6.1-test: 1 passed, 0 failed, 0 skipped, 0 broken, 2.0 s",
                        "6.12  6.12-test: 0 passed, 1 failed, 0 skipped, 0 broken, 2.0 s",
                        "6.18  6.18-test: 0 passed, 0 failed, 0 skipped, 0 broken, 1 known, 2.0 s",
                        "7.2  not booted: 0 passed, 0 failed, 0 skipped, 0 broken, 0.0 s; the guest's kernel panicked");
        assertThat(MatrixHtml.render(matrix))
                .contains("<td class=\"failed changed\" title=\"WrongData: these are wrong\">");
        assertThat(ResultJson.pretty(matrix)).contains("\"known\" : true", "\"changed\" : true");
    }

    private static LaneResult lane(String kernel, CaseResult result) {
        RunReport report = new RunReport(
                RunReport.SCHEMA_VERSION,
                SuiteRun.tool(),
                new RunReport.HostFacts(kernel + "-test", "amd64", 1, 4096, "qemu", "25"),
                "0x1",
                "2026-11-20T00:00:00Z",
                2000,
                false,
                Totals.of(List.of(result)),
                List.of(result));
        return new LaneResult(kernel, 0, Optional.of(report), Optional.empty());
    }

    private static CaseResult result(Verdict verdict, String contract, Note... more) {
        List<Finding> findings =
                verdict == Verdict.FAILED ? List.of(Finding.of(FindingKind.WRONG_DATA, "these are wrong")) : List.of();
        List<Note> notes = new ArrayList<>(List.of(more));
        notes.add(new Note(Note.CONTRACT, 1, contract));
        return new CaseResult(
                "cover.whole",
                "all is well",
                "brd:4M",
                "/dev/ram0",
                "uring",
                verdict,
                null,
                1,
                1,
                1,
                Evidence.unavailable(),
                notes,
                findings);
    }
}
