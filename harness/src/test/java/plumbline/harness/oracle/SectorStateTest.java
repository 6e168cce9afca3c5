package plumbline.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.harness.oracle.Oracle.Outcome;

/** Two threads choose a generation at the same moment, before either has begun. */
class SectorStateTest {
    @ParameterizedTest
    @CsvSource({"PATTERN,ZEROES", "ZEROES,PATTERN", "ZEROES,ZEROES", "DISCARD,ZEROES"})
    void shouldNotTellEqualGenerationsApart(Change one, Change other) {
        long both = SectorState.begin(SectorState.begin(SectorState.UNTOUCHED, 1, one), 1, other);
        long quiet = SectorState.end(SectorState.end(both, Outcome.COMPLETE), Outcome.COMPLETE);

        assertThat(SectorState.allowsAnything(both)).isTrue();
        assertThat(SectorState.allowsAnything(quiet)).isTrue();
        assertThat(SectorState.allowsAnything(rewritten(quiet, 2))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"5", "4"})
    void shouldNotTrustAGenerationThatIsNotYoungerThanWhatIsThere(int late) {
        long zeros = SectorState.end(SectorState.begin(SectorState.UNTOUCHED, 5, Change.ZEROES), Outcome.COMPLETE);
        long written = rewritten(zeros, late);

        assertThat(SectorState.allowsAnything(SectorState.begin(zeros, late, Change.PATTERN)))
                .isTrue();
        assertThat(SectorState.newest(written)).isEqualTo(5);
    }

    private static long rewritten(long state, int generation) {
        return SectorState.end(SectorState.begin(state, generation, Change.PATTERN), Outcome.COMPLETE);
    }
}
