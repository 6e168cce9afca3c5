package plumbline.loopctl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SizesTest {
    @Test
    void shouldCountInStepsOf1024() {
        assertThat(Sizes.parse("4096")).hasValue(4096);
        assertThat(Sizes.parse("4k")).hasValue(4096);
        assertThat(Sizes.parse("4K")).hasValue(4096);
        assertThat(Sizes.parse("64M")).hasValue(64L << 20);
        assertThat(Sizes.parse("1T")).hasValue(1L << 40);
    }

    @Test
    void shouldRefuseWhatIsNoSize() {
        assertThat(Sizes.parse("")).isEmpty();
        assertThat(Sizes.parse("-1")).isEmpty();
        assertThat(Sizes.parse("1P")).isEmpty();
        assertThat(Sizes.parse("99999999999999T")).isEmpty();
    }

    @Test
    void shouldSpellExactly() {
        assertThat(Sizes.format(64L << 20)).isEqualTo("64M");
        assertThat(Sizes.format(1000)).isEqualTo("1000");
        assertThat(Sizes.format(0)).isEqualTo("0");
    }
}
