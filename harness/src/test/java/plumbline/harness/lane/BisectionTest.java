package plumbline.harness.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BisectionTest {
    @Test
    void shouldFindTheNeighboursWhereverTheAnswerChanges() {
        List<String> kernels = IntStream.range(0, 9).mapToObj(i -> "6." + i).toList();
        for (int first = 1; first < kernels.size(); first++) {
            Bisection bisection = new Bisection(kernels, true);
            List<String> asked = answerAll(bisection, kernels, first, Set.of());
            assertThat(bisection.pair())
                    .isEqualTo(new Bisection.Pair(kernels.get(first - 1), kernels.get(first), List.of()));
            assertThat(asked).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void shouldGoAroundKernelsThatGiveNoAnswer() {
        List<String> kernels = List.of("6.1", "6.2", "6.3", "6.4", "6.5");
        Bisection bisection = new Bisection(kernels, false);
        answerAll(bisection, kernels, 3, Set.of("6.3"));
        assertThat(bisection.pair()).isEqualTo(new Bisection.Pair("6.2", "6.4", List.of("6.3")));
    }

    @Test
    void shouldWantTwoKernels() {
        assertThatThrownBy(() -> new Bisection(List.of("6.1"), true))
                .hasMessage("there must be two kernels at least: [6.1]");
    }

    /** Kernels from {@code first} on answer otherwise than those before. */
    private static List<String> answerAll(Bisection bisection, List<String> kernels, int first, Set<String> mute) {
        boolean before = bisection.pair().older().equals("6.0") || !mute.contains("6.3");
        List<String> asked = new ArrayList<>();
        for (Optional<String> next = bisection.next(); next.isPresent(); next = bisection.next()) {
            String kernel = next.get();
            asked.add(kernel);
            boolean answer = (kernels.indexOf(kernel) < first) == before;
            bisection.answered(kernel, mute.contains(kernel) ? Optional.empty() : Optional.of(answer));
        }
        return asked;
    }

    @Test
    void shouldNameTheSeriesThatNoSuiteCarries() {
        assertThat(MissingSeries.between("6.12.117-1", "6.16.3-1~bpo13+1")).containsExactly("6.13", "6.14", "6.15");
        assertThat(MissingSeries.between("6.18.15-1~bpo13+1", "7.1.13-1")).containsExactly("6.19", "7.0");
        assertThat(MissingSeries.between("6.12.1-1", "6.12.3-1")).isEmpty();
    }
}
