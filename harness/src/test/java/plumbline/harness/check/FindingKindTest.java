package plumbline.harness.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingKindTest {
    @Test
    void shouldBeSpeltAsReportsSpellIt() {
        assertThat(FindingKind.values())
                .extracting(FindingKind::word)
                .containsExactly(
                        "WrongData",
                        "StrayWrite",
                        "LostPromise",
                        "ShortTransfer",
                        "ContractBroken",
                        "WrongErrno",
                        "PathNotTaken",
                        "LostCompletion",
                        "DuplicateCompletion",
                        "KernelComplaint",
                        "Hang");
    }
}
