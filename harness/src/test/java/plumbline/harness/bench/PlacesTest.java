package plumbline.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import plumbline.harness.plan.Extent;

class PlacesTest {
    private static final Extent RANGE = new Extent(8192, 3 * 4096 + 512);

    @Test
    void shouldBeginAnewWhenTheWholeBlocksAreTaken() {
        Places places = new Places(Workload.Order.SEQUENTIAL, RANGE, 4096, 1);

        assertThat(LongStream.generate(places::next).limit(4)).containsExactly(8192L, 12288L, 16384L, 8192L);
        assertThat(places.once()).isTrue();
        assertThat(places.coveredBytes()).isEqualTo(3 * 4096);
    }

    @Test
    void shouldTakeEveryBlockSoonerOrLaterWhenTheOrderIsRandom() {
        Places places = new Places(Workload.Order.RANDOM, RANGE, 4096, 1);

        assertThat(LongStream.generate(places::next).limit(1000).distinct().sorted())
                .containsExactly(8192L, 12288L, 16384L);
    }

    @Test
    void shouldGiveEachJobWholeBlocksOfItsOwn() {
        Extent range = new Extent(512, 10 * 4096);

        assertThat(range.part(0, 3, 4096)).isEqualTo(new Extent(512, 3 * 4096));
        assertThat(range.part(2, 3, 4096)).isEqualTo(new Extent(512 + 6 * 4096, 3 * 4096));
    }
}
