package plumbline.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.harness.check.FindingKind;
import plumbline.harness.evidence.Evidence;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.Totals;
import plumbline.harness.verdict.Verdict;

class KnownListTest {
    @TempDir
    Path folder;

    record Range(String range, String release, boolean has) {}

    static List<Range> ranges() {
        return List.of(
                new Range("6.1", "6.1.0-56-cloud-amd64", true),
                new Range("6.1", "6.12.117+deb13-cloud-amd64", false),
                new Range("5.10..6.1", "5.10.0-46-cloud-amd64", true),
                new Range("5.10..6.1", "6.1.176", true),
                new Range("5.10..6.1", "6.2.0", false),
                new Range("..6.1", "4.19.0", true),
                new Range("6.12..", "6.1.0", false),
                new Range("6.12..", "7.2.12+deb13-cloud-amd64", true),
                new Range("*", "7.2.12", true));
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void shouldTellWhichKernelsARangeHas(Range row) {
        assertThat(KernelRange.parse(row.range()).has(row.release())).isEqualTo(row.has());
    }

    @Test
    void shouldCountAKnownFindingApartAndKeepIt() throws IOException {
        RunReport report =
                known("6.1 ; align.* ; zram* ; WrongData ; where it is told").applyTo(report("zram:64M"));

        assertThat(report.totals()).hasToString("0 passed, 0 failed, 0 skipped, 0 broken, 1 known");
        assertThat(report.results().getFirst().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.results().getFirst().notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message()).isEqualTo("where it is told"));
    }

    @Test
    void shouldLeaveAFindingOfAnotherKindOrStackAlone() throws IOException {
        KnownList known = known("6.1 ; align.* ; zram* ; ShortTransfer ; x\n6.1 ; * ; brd* ; * ; y");

        assertThat(known.applyTo(report("zram:64M")).totals().failed()).isEqualTo(1);
    }

    @Test
    void shouldKnowAFindingByItsMessage() throws IOException {
        assertThat(known("6.1 ; * ; * ; WrongData:*wrong* ; x")
                        .applyTo(report("zram:64M"))
                        .totals()
                        .failed())
                .isZero();
        assertThat(known("6.1 ; * ; * ; WrongData:*late* ; x")
                        .applyTo(report("zram:64M"))
                        .totals()
                        .failed())
                .isEqualTo(1);
    }

    @Test
    void shouldReportAnEntryWhoseCaseRanWithoutTheFinding() throws IOException {
        KnownList known = known("6.1 ; align.* ; zram* ; ShortTransfer ; x\n7.2 ; * ; * ; * ; other kernel");

        assertThat(known.stale(report("zram:64M")))
                .containsExactly("known, and not seen any more: ShortTransfer in align.* on zram* (x)");
    }

    @Test
    void shouldNameTheLineThatIsWrong() throws IOException {
        Path file = Files.writeString(folder.resolve("known"), "# text\n6.1 ; only ; three\n");

        assertThatThrownBy(() -> KnownList.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ", line 2: a known finding is kernels ; case ; stack ; kind ; reference, with"
                        + " semicolons: 6.1 ; only ; three");
    }

    private KnownList known(String text) throws IOException {
        return KnownList.read(Files.writeString(folder.resolve("known"), text));
    }

    private static RunReport report(String stack) {
        CaseResult result = new CaseResult(
                "align.address",
                "why",
                stack,
                "",
                "pread",
                Verdict.FAILED,
                null,
                1,
                1,
                1,
                Evidence.unavailable(),
                List.of(),
                List.of(Finding.of(FindingKind.WRONG_DATA, "wrong")));
        return new RunReport(
                1,
                new RunReport.Tool("plumbline", "0"),
                new RunReport.HostFacts("6.1.0-56-cloud-amd64", "amd64", 2, 4096, "qemu", "25"),
                "0x1",
                "2026-11-01T00:00:00Z",
                1,
                false,
                Totals.of(List.of(result)),
                List.of(result));
    }
}
