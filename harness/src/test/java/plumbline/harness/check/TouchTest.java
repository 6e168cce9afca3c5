package plumbline.harness.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import plumbline.harness.plan.Direction;

class TouchTest {
    private static final Touch WRITE = new Touch(17, Direction.WRITE, 2048, 4096, 3, 1_000_000, 0, 0);
    private static final Touch READ = new Touch(18, Direction.READ, 2048, 4096, 0, 1_000_000, 1_200_000, -5);

    @Test
    void shouldSayWhatItIsAndWhen() {
        assertThat(WRITE.describe(2_500_000))
                .isEqualTo("#17 write 4096@2048 of generation 3, issued 1.500 ms before, in flight");
        assertThat(READ.describe(2_500_000)).isEqualTo("#18 read 4096@2048, issued 1.500 ms before, answered -5");
    }

    @Test
    void shouldKnowAWriteFromARead() {
        assertThat(WRITE.isWrite()).isTrue();
        assertThat(READ.isWrite()).isFalse();
    }

    @Test
    void shouldOverlapWhatItSharesAByteWith() {
        assertThat(WRITE.end()).isEqualTo(6144);
        assertThat(WRITE.overlaps(0, 2048)).isFalse();
        assertThat(WRITE.overlaps(0, 2049)).isTrue();
        assertThat(WRITE.overlaps(6143, 6144)).isTrue();
        assertThat(WRITE.overlaps(6144, 8192)).isFalse();
    }
}
