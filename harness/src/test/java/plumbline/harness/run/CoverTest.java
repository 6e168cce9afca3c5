package plumbline.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plumbline.harness.engine.EngineSpec;

class CoverTest {
    private static final List<EngineSpec> ENGINES = EngineSpec.plain();

    @Test
    void shouldHaveEveryPairOfStackCaseAndEngine() {
        Set<String> pairs = new HashSet<>();
        int cases = ENGINES.size();
        for (int stack = 0; stack < ENGINES.size(); stack++) {
            for (int number = 0; number < cases; number++) {
                List<EngineSpec> chosen = Cover.PAIRS.engines(ENGINES, stack, number);
                assertThat(chosen).hasSize(1);
                pairs.add("stack " + stack + " " + chosen.getFirst());
                pairs.add("case " + number + " " + chosen.getFirst());
            }
        }
        assertThat(pairs).hasSize(2 * ENGINES.size() * ENGINES.size());
    }

    @Test
    void shouldHaveEveryEngineWhereAllAreAskedFor() {
        assertThat(Cover.ALL.engines(ENGINES, 3, 5)).isEqualTo(ENGINES);
        assertThat(Cover.PAIRS.engines(List.of(), 3, 5)).isEmpty();
    }

    @Test
    void shouldPutEachPositionIntoOneShard() {
        for (long position = 0; position < 17; position++) {
            int holders = 0;
            for (int index = 1; index <= 5; index++) {
                holders += new Shard(index, 5).has(position, 17) ? 1 : 0;
            }
            assertThat(holders).isOne();
        }
    }

    @Test
    void shouldDealEveryEngineWithoutOptionsOverAnyThreeStacks() {
        for (int first = 0; first < 5; first++) {
            List<EngineSpec> dealt = IntStream.range(first, first + 3)
                    .mapToObj(stack -> Cover.DEALT.engines(ENGINES, stack, 7))
                    .flatMap(List::stream)
                    .toList();

            assertThat(dealt).containsExactlyInAnyOrderElementsOf(ENGINES);
        }
        assertThat(Cover.DEALT.engines(ENGINES.subList(0, 1), 1, 7)).isEqualTo(ENGINES.subList(0, 1));
        assertThat(Cover.DEALT.engines(List.of(), 1, 7)).isEmpty();
    }

    @Test
    void shouldHaveEachCaseAndEachEngineOnSomeStackWhereAThirdIsEnough() {
        Set<String> met = new HashSet<>();
        int runs = 0;
        for (int stack = 0; stack < 14; stack++) {
            for (int number = 0; number < 17; number++) {
                for (EngineSpec engine : Cover.THIRDS.engines(ENGINES, stack, number)) {
                    met.addAll(List.of("stack " + stack, "case " + number, engine.toString()));
                    runs++;
                }
            }
        }
        assertThat(met).hasSize(14 + 17 + ENGINES.size());
        assertThat(runs).isBetween(14 * 17 / 3 - 1, 14 * 17 / 3 + 2);
    }
}
