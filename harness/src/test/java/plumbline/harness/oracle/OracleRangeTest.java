package plumbline.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import plumbline.harness.oracle.Oracle.Initial;
import plumbline.harness.oracle.Oracle.Outcome;
import plumbline.harness.pattern.Pattern;

/** Which sectors a range touches: those that it holds in part, too, and no others. */
class OracleRangeTest {
    private final Pattern pattern = Pattern.ofSeed(1);
    private final Oracle oracle = new Oracle(pattern, 8192, Initial.ZEROS);

    @Test
    void shouldForgetEverySectorThatARangeTouches() {
        write(0, 8192);
        oracle.forget(1535, 514);

        assertThat(allowsAnything(1)).isFalse();
        assertThat(allowsAnything(2)).isTrue();
        assertThat(allowsAnything(3)).isTrue();
        assertThat(allowsAnything(4)).isTrue();
        assertThat(allowsAnything(5)).isFalse();
    }

    @Test
    void shouldKeepTheStateOfEverySectorThatARangeTouches() {
        write(1536, 512);
        long[] states = {-1, -1, -1, -1};
        oracle.snapshot(1535, 514, states);

        assertThat(states).containsExactly(0, oracle.legalNow(3), 0, -1);
        oracle.snapshot(1536, 512, states);
        assertThat(states).containsExactly(oracle.legalNow(3), oracle.legalNow(3), 0, -1);
        assertThat(oracle.legalNow(3)).isNotZero();
    }

    @Test
    void shouldChangeEverySectorThatAWriteTouches() {
        write(0, 8192);
        int part = write(1535, 514);

        assertThat(part).isEqualTo(2);
        assertThat(expected(2)[510]).isEqualTo(pattern.byteAt(1534, 1));
        assertThat(expected(2)[511]).isEqualTo(pattern.byteAt(1535, 2));
        assertThat(Oracle.exactGeneration(oracle.legalNow(3))).isEqualTo(2);
        assertThat(expected(4)[0]).isEqualTo(pattern.byteAt(2048, 2));
        assertThat(expected(4)[1]).isEqualTo(pattern.byteAt(2049, 1));
    }

    @Test
    void shouldKnowEachByteOfASectorThatWasWrittenInPartTwice() {
        write(0, 8192);
        write(512, 100);
        write(1000, 24);
        byte[] expected = expected(1);

        assertThat(expected[99]).isEqualTo(pattern.byteAt(611, 2));
        assertThat(expected[100]).isEqualTo(pattern.byteAt(612, 1));
        assertThat(expected[487]).isEqualTo(pattern.byteAt(999, 1));
        assertThat(expected[488]).isEqualTo(pattern.byteAt(1000, 3));
    }

    @Test
    void shouldReachToTheLastSectorOfATargetThatEndsInsideIt() {
        Oracle odd = new Oracle(pattern, 8_388_609, Initial.ZEROS);
        int generation = odd.beginWrite(8_388_608, 1);
        odd.endWrite(8_388_608, 1, generation, Outcome.COMPLETE);

        assertThat(odd.sizeBytes()).isEqualTo(8_388_609);
        assertThat(odd.expected(16_384, odd.legalNow(16_384), new byte[512])).isTrue();
    }

    @Test
    void shouldTakeMemoryForWhatIsTouchedOnly() {
        assertThat(oracle.footprintBytes()).isZero();
        write(0, 512);

        assertThat(oracle.footprintBytes()).isEqualTo(16 * 10);
    }

    private byte[] expected(long sector) {
        byte[] bytes = new byte[512];
        assertThat(oracle.expected(sector, oracle.legalNow(sector), bytes)).isTrue();
        return bytes;
    }

    private boolean allowsAnything(long sector) {
        return oracle.allowsAnything(oracle.legalNow(sector));
    }

    private int write(long offset, long lengthBytes) {
        int generation = oracle.beginWrite(offset, lengthBytes);
        oracle.endWrite(offset, lengthBytes, generation, Outcome.COMPLETE);
        return generation;
    }
}
