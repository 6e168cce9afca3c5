package plumbline.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.harness.plan.RangeControl.Way;

class ControlTest {
    @Test
    void shouldSayWhatItIs() {
        assertThat(new RangeControl(Way.BLKDISCARD, 4096, 512)).hasToString("BLKDISCARD of 512@4096");
        assertThat(Flush.BELOW).hasToString("fsync of what the target lies on");
        assertThat(Flush.BELOW.word()).isEqualTo("below");
        assertThat(new Extent(4096, 512)).hasToString("512@4096");
    }

    @Test
    void shouldEndBehindItsLastByte() {
        assertThat(new RangeControl(Way.BLKZEROOUT, 4096, 512).endOffset()).isEqualTo(4608);
        assertThat(new Extent(4096, 512).endOffset()).isEqualTo(4608);
    }

    @ParameterizedTest
    @CsvSource({"-512,512", "0,0", "0,-512", "1,512", "512,1"})
    void shouldBeWholeSectors(long offset, long lengthBytes) {
        assertThatThrownBy(() -> new RangeControl(Way.BLKZEROOUT, offset, lengthBytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a range is made of whole sectors of 512 bytes: offset=" + offset + ", lengthBytes="
                        + lengthBytes);
    }

    @Test
    void shouldEndBelowWhatALongCanSay() {
        long last = Long.MAX_VALUE - 511;

        assertThat(new RangeControl(Way.BLKZEROOUT, last - 512, 512).endOffset())
                .isEqualTo(last);
        assertThatThrownBy(() -> new RangeControl(Way.BLKZEROOUT, last, 512))
                .hasMessage("a range ends below 2^63: offset=" + last + ", lengthBytes=512");
    }

    @Test
    void shouldSplitIntoPartsOfWholeBlocks() {
        Extent extent = new Extent(512, 10 * 4096 + 100);

        assertThat(extent.part(2, 3, 4096)).isEqualTo(new Extent(512 + 6 * 4096, 3 * 4096));
        assertThat(extent.first(4096)).isEqualTo(new Extent(512, 4096));
        assertThat(extent.first(1 << 20)).isEqualTo(extent);
    }
}
