package plumbline.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairCoverTest {
    @Test
    void shouldHaveEveryPairOfAnyTwoDimensions() {
        qt().withFixedSeed(41)
                .withExamples(200)
                .forAll(lists().of(integers().between(1, 9)).ofSizeBetween(2, 7))
                .check(sizes -> hasEveryPair(array(sizes), PairCover.of(array(sizes))));
    }

    @Test
    void shouldBeFarFromTheWholeProduct() {
        assertThat(PairCover.of(5, 5, 7, 4, 7, 8, 7)).hasSizeBetween(56, 100);
    }

    @Test
    void shouldBeTheSameEachTimeAndForEver() {
        int[][] rows = {{0, 0, 0}, {0, 1, 1}, {0, 2, 0}, {1, 0, 1}, {1, 1, 0}, {1, 2, 1}};

        assertThat(PairCover.of(2, 3, 2).toArray(int[][]::new)).isDeepEqualTo(rows);
        assertThat(PairCover.of(3, 3, 3, 3)).hasSize(11);
    }

    @Test
    void shouldNeedNoMoreRowsThanTheTwoGreatestDimensionsDo() {
        assertThat(PairCover.of(3, 2, 4, 2)).hasSize(12);
        assertThat(PairCover.of(1, 1)).hasSize(1);
        assertThat(PairCover.of(1, 7)).hasSize(7);
    }

    @Test
    void shouldSayWhatItNeedsWhenADimensionHasNoChoice() {
        assertThatThrownBy(() -> PairCover.of(3, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a pairwise cover needs two dimensions with a choice each: sizes=[3, 0]");
    }

    private static int[] array(List<Integer> sizes) {
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean hasEveryPair(int[] sizes, List<int[]> rows) {
        Set<List<Integer>> pairs = new HashSet<>();
        for (int[] row : rows) {
            for (int a = 0; a < sizes.length; a++) {
                for (int b = a + 1; b < sizes.length; b++) {
                    pairs.add(Arrays.asList(a, row[a], b, row[b]));
                }
            }
        }
        int wanted = 0;
        for (int a = 0; a < sizes.length; a++) {
            for (int b = a + 1; b < sizes.length; b++) {
                wanted += sizes[a] * sizes[b];
            }
        }
        return pairs.size() == wanted;
    }
}
