package plumbline.harness.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import org.junit.jupiter.api.Test;

class BisectionTest {
    @Test
    void shouldFindTheLeastPowerThatIsAccepted() {
        qt().withFixedSeed(5)
                .forAll(integers().between(0, 16), integers().between(0, 16))
                .check((least, most) -> Bisection.leastPower(1L << most, value -> value >= 1L << least)
                        == (least > most ? 0 : 1L << least));
    }

    @Test
    void shouldFindTheGreatestNumberThatIsAccepted() {
        qt().withFixedSeed(6)
                .forAll(integers().between(0, 2000), integers().between(0, 2000))
                .check((limit, most) -> Bisection.greatest(0, most, value -> value <= limit) == Math.min(limit, most));
    }

    @Test
    void shouldAskNoMoreThanItMust() {
        int[] asked = {0};

        Bisection.leastPower(4096, value -> {
            asked[0]++;
            return value >= 512;
        });

        assertThat(asked[0]).isLessThanOrEqualTo(5);
    }
}
