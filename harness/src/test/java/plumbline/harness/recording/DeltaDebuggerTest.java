package plumbline.harness.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeltaDebuggerTest {
    private static final List<Integer> ALL = IntStream.range(0, 10_000).boxed().toList();

    @Test
    void shouldFindTheFewThatMatterAmongTenThousand() throws InterruptedException {
        AtomicInteger questions = new AtomicInteger();

        List<Integer> minimal = DeltaDebugger.minimal(ALL, candidate -> {
            questions.incrementAndGet();
            return candidate.containsAll(List.of(17, 4711, 9999));
        });

        assertThat(minimal).containsExactly(17, 4711, 9999);
        assertThat(questions.get()).isLessThan(200);
    }

    @Test
    void shouldKeepOneWhenAnyOneIsEnough() throws InterruptedException {
        assertThat(DeltaDebugger.minimal(ALL, candidate -> !candidate.isEmpty()))
                .hasSize(1);
    }

    @Test
    void shouldKeepEverythingWhenNothingCanBeLeftOut() throws InterruptedException {
        List<Integer> few = ALL.subList(0, 10);

        assertThat(DeltaDebugger.minimal(few, candidate -> candidate.size() == 10))
                .isEqualTo(few);
    }
}
