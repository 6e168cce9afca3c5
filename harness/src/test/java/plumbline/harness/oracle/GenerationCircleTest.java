package plumbline.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.harness.oracle.Oracle.Outcome;
import plumbline.harness.pattern.Pattern;

/** Generations run from 1 to 16383 and then from 1 again. */
class GenerationCircleTest {
    @ParameterizedTest
    @CsvSource({"0,1", "1,2", "16382,16383", "16383,1"})
    void shouldFollowOneAnotherRoundTheCircle(int generation, int next) {
        assertThat(Pattern.MAX_GENERATION).isEqualTo(16_383);
        assertThat(SectorState.next(generation)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "0,5,5", "16383,0,16383", "5,5,5", "1,16383,1", "1,8192,8192", "1,8193,1", "8193,16383,16383"})
    void shouldBeYoungerByLessThanHalfTheCircle(int a, int b, int younger) {
        assertThat(SectorState.younger(a, b)).isEqualTo(younger);
        assertThat(SectorState.younger(b, a)).isEqualTo(younger);
    }

    @Test
    void shouldAllowWhatLiesBetweenTheLowestAndTheNewestAcrossTheEndOfTheCircle() {
        long state = SectorState.afterCut(16_382, 2);

        assertThat(SectorState.allows(state, 16_381)).isFalse();
        assertThat(SectorState.allows(state, 16_382)).isTrue();
        assertThat(SectorState.allows(state, 16_383)).isTrue();
        assertThat(SectorState.allows(state, 0)).isFalse();
        assertThat(SectorState.allows(state, 1)).isTrue();
        assertThat(SectorState.allows(state, 2)).isTrue();
        assertThat(SectorState.allows(state, 3)).isFalse();
    }

    @Test
    void shouldAllowAReadNoGenerationFromBeforeTheFirstWrite() {
        long written = written(written(written(SectorState.UNTOUCHED, 1), 2), 3);
        long seen = SectorState.between(SectorState.UNTOUCHED, written);

        assertThat(SectorState.allowsInitial(seen)).isTrue();
        assertThat(SectorState.allows(seen, 1)).isTrue();
        assertThat(SectorState.allows(seen, 3)).isTrue();
        assertThat(SectorState.allows(seen, 4)).isFalse();
        assertThat(SectorState.allows(seen, 16_383)).isFalse();
    }

    @Test
    void shouldAllowEitherOfTwoWritesThatBeganOutOfTurn() {
        long both = begun(begun(written(SectorState.UNTOUCHED, 3), 5), 4);
        long quiet = SectorState.end(SectorState.end(both, Outcome.COMPLETE), Outcome.COMPLETE);

        assertThat(SectorState.allows(both, 3)).isTrue();
        assertThat(SectorState.isExact(quiet)).isFalse();
        assertThat(SectorState.allows(quiet, 3)).isFalse();
        assertThat(SectorState.allows(quiet, 4)).isTrue();
        assertThat(SectorState.allows(quiet, 5)).isTrue();
        assertThat(SectorState.allows(quiet, 6)).isFalse();
    }

    private static long written(long state, int generation) {
        return SectorState.end(begun(state, generation), Outcome.COMPLETE);
    }

    private static long begun(long state, int generation) {
        return SectorState.begin(state, generation, Change.PATTERN);
    }
}
