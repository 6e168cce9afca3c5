package plumbline.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import plumbline.harness.oracle.Oracle.Initial;
import plumbline.harness.oracle.Oracle.Outcome;
import plumbline.harness.pattern.Pattern;

class OracleTest {
    private final Pattern pattern = Pattern.ofSeed(1);
    private final Oracle oracle = new Oracle(pattern, 1 << 20, Initial.ZEROS);

    @Test
    void shouldExpectZerosBeforeTheFirstWrite() {
        byte[] sector = new byte[512];
        sector[5] = 1;

        assertThat(oracle.expected(3, oracle.legalNow(3), sector)).isTrue();
        assertThat(sector).containsOnly(0);
        assertThat(oracle.allowsAnything(oracle.legalNow(3))).isFalse();
    }

    @Test
    void shouldAllowAnythingBeforeTheFirstWriteOfADeviceThatIsNotNew() {
        Oracle foreign = new Oracle(pattern, 1 << 20, Initial.UNKNOWN);

        assertThat(foreign.allowsAnything(foreign.legalNow(3))).isTrue();
        write(foreign, 0, 4096);
        assertThat(foreign.allowsAnything(foreign.legalNow(3))).isFalse();
    }

    @Test
    void shouldAllowAnyWordWhereWritesMeetThatALayerTransforms() {
        Oracle transformed = new Oracle(pattern, 1 << 20, Initial.TRANSFORMED);
        write(transformed, 0, 512);
        assertThat(transformed.allowsWord(transformed.legalNow(0), 8, 1)).isFalse();

        int generation = transformed.beginWrite(0, 512);
        assertThat(transformed.allowsWord(transformed.legalNow(0), 8, 1)).isTrue();

        transformed.endWrite(0, 512, generation, Outcome.COMPLETE);
        assertThat(transformed.allowsWord(transformed.legalNow(0), 8, 1)).isFalse();
    }

    @Test
    void shouldKnowTheBytesOfAPartThatALayerTransforms() {
        Oracle transformed = new Oracle(pattern, 1 << 20, Initial.TRANSFORMED);
        write(transformed, 0, 512);
        write(transformed, 0, 64);
        long state = transformed.legalNow(0);

        assertThat(transformed.allowsAnything(state)).isFalse();
        assertThat(transformed.expected(0, state, new byte[512])).isTrue();
    }

    @Test
    void shouldExpectOnlyTheLastOfWritesThatDidNotOverlap() {
        write(oracle, 0, 1024);
        int last = write(oracle, 512, 1024);

        assertThat(Oracle.exactGeneration(oracle.legalNow(0))).isEqualTo(1);
        assertThat(Oracle.exactGeneration(oracle.legalNow(1))).isEqualTo(last).isEqualTo(2);
        assertThat(Oracle.exactGeneration(oracle.legalNow(2))).isEqualTo(2);
    }

    @Test
    void shouldAllowEitherOfWritesThatOverlappedUntilTheNextAlone() {
        write(oracle, 0, 512);
        int first = oracle.beginWrite(0, 512);
        int second = oracle.beginWrite(0, 512);
        oracle.endWrite(0, 512, first, Outcome.COMPLETE);
        oracle.endWrite(0, 512, second, Outcome.COMPLETE);

        long state = oracle.legalNow(0);
        assertThat(Oracle.exactGeneration(state)).isZero();
        assertThat(oracle.allowsWord(state, 8, pattern.word(8, first))).isTrue();
        assertThat(oracle.allowsWord(state, 16, pattern.word(16, second))).isTrue();
        assertThat(oracle.allowsWord(state, 8, pattern.word(8, 1))).isFalse();
        assertThat(oracle.allowsWord(state, 8, pattern.word(16, second))).isFalse();

        int third = write(oracle, 0, 512);
        assertThat(Oracle.exactGeneration(oracle.legalNow(0))).isEqualTo(third);
    }

    @Test
    void shouldAllowAReadWhateverWasLegalWhileItWasInFlight() {
        write(oracle, 0, 512);
        long[] snapshot = new long[1];
        oracle.snapshot(0, 512, snapshot);
        write(oracle, 0, 512);
        int third = write(oracle, 0, 512);

        long seen = oracle.legalBetween(0, snapshot[0]);
        for (int generation = 1; generation <= third; generation++) {
            assertThat(oracle.allowsWord(seen, 0, pattern.word(0, generation))).isTrue();
        }
        assertThat(oracle.allowsWord(seen, 0, pattern.word(0, third + 1))).isFalse();
        assertThat(oracle.allowsWord(seen, 0, 0)).isFalse();
    }

    @Test
    void shouldAllowAReadTheZerosFromBeforeTheFirstWrite() {
        long[] snapshot = new long[1];
        oracle.snapshot(0, 512, snapshot);
        write(oracle, 0, 512);

        long seen = oracle.legalBetween(0, snapshot[0]);
        assertThat(oracle.allowsWord(seen, 0, 0)).isTrue();
        assertThat(oracle.allowsWord(seen, 0, pattern.word(0, 1))).isTrue();
        assertThat(oracle.allowsWord(oracle.legalNow(0), 0, 0)).isFalse();
    }

    @Test
    void shouldAllowOldAndNewAfterAWriteThatFailed() {
        write(oracle, 0, 512);
        int failed = oracle.beginWrite(0, 512);
        oracle.endWrite(0, 512, failed, Outcome.UNCERTAIN);

        long state = oracle.legalNow(0);
        assertThat(oracle.allowsWord(state, 0, pattern.word(0, 1))).isTrue();
        assertThat(oracle.allowsWord(state, 0, pattern.word(0, failed))).isTrue();
        int alone = write(oracle, 0, 512);
        assertThat(Oracle.exactGeneration(oracle.legalNow(0))).isEqualTo(alone);
    }

    @Test
    void shouldKnowEachByteOfASectorThatWasWrittenInPart() {
        write(oracle, 0, 1024);
        int part = write(oracle, 100, 500);
        byte[] first = new byte[512];
        byte[] second = new byte[512];

        assertThat(oracle.expected(0, oracle.legalNow(0), first)).isTrue();
        assertThat(oracle.expected(1, oracle.legalNow(1), second)).isTrue();
        assertThat(first[99]).isEqualTo(pattern.byteAt(99, 1));
        assertThat(first[100]).isEqualTo(pattern.byteAt(100, part));
        assertThat(second[87]).isEqualTo(pattern.byteAt(599, part));
        assertThat(second[88]).isEqualTo(pattern.byteAt(600, 1));

        int whole = write(oracle, 0, 1024);
        assertThat(Oracle.exactGeneration(oracle.legalNow(0))).isEqualTo(whole);
    }

    @Test
    void shouldForgetWhatWasFoundWrongUntilItIsWrittenAgain() {
        write(oracle, 0, 512);
        oracle.forget(0, 512);
        assertThat(oracle.allowsAnything(oracle.legalNow(0))).isTrue();

        int again = write(oracle, 0, 512);
        assertThat(Oracle.exactGeneration(oracle.legalNow(0))).isEqualTo(again);
    }

    @Test
    void shouldExpectZerosAfterAWriteOfZeros() {
        write(oracle, 0, 1024);
        change(Change.ZEROES, 0, 512);
        byte[] sector = new byte[512];
        sector[5] = 1;

        assertThat(oracle.expected(0, oracle.legalNow(0), sector)).isTrue();
        assertThat(sector).containsOnly(0);
        assertThat(write(oracle, 0, 1024)).isEqualTo(3);
        assertThat(Oracle.exactGeneration(oracle.legalNow(0))).isEqualTo(3);
    }

    @Test
    void shouldAllowAnythingAfterADiscardUntilTheNextWrite() {
        write(oracle, 0, 1024);
        change(Change.DISCARD, 0, 512);

        assertThat(oracle.allowsAnything(oracle.legalNow(0))).isTrue();
        assertThat(oracle.allowsAnything(oracle.legalNow(1))).isFalse();
        assertThat(Oracle.exactGeneration(oracle.legalNow(0))).isZero();
        int again = write(oracle, 0, 512);
        assertThat(Oracle.exactGeneration(oracle.legalNow(0))).isEqualTo(again);
    }

    @Test
    void shouldAllowARacingReadAnythingThatADiscardInBetweenMayHaveLeft() {
        write(oracle, 0, 512);
        long[] snapshot = new long[1];
        oracle.snapshot(0, 512, snapshot);
        change(Change.DISCARD, 0, 512);
        write(oracle, 0, 512);

        assertThat(oracle.allowsAnything(oracle.legalBetween(0, snapshot[0]))).isTrue();
        assertThat(oracle.allowsAnything(oracle.legalNow(0))).isFalse();
    }

    @Test
    void shouldZeroAPartOfASector() {
        write(oracle, 0, 512);
        change(Change.ZEROES, 8, 16);
        byte[] sector = new byte[512];

        assertThat(oracle.expected(0, oracle.legalNow(0), sector)).isTrue();
        assertThat(sector[7]).isEqualTo(pattern.byteAt(7, 1));
        assertThat(Arrays.copyOfRange(sector, 8, 24)).containsOnly(0);
        assertThat(sector[24]).isEqualTo(pattern.byteAt(24, 1));
    }

    @Test
    void shouldAllowAnythingWhileAPartOfASectorIsBeingWritten() {
        write(oracle, 0, 512);
        long[] snapshot = new long[1];
        oracle.snapshot(0, 512, snapshot);
        int part = oracle.beginWrite(3, 10);

        assertThat(oracle.allowsAnything(oracle.legalNow(0))).isTrue();
        oracle.endWrite(3, 10, part, Outcome.COMPLETE);
        assertThat(oracle.allowsAnything(oracle.legalNow(0))).isFalse();
        assertThat(oracle.allowsAnything(oracle.legalBetween(0, snapshot[0]))).isTrue();
    }

    @Test
    void shouldKnowNothingOfASectorOfWhichTwoPartsWereWrittenAtOnce() {
        write(oracle, 0, 512);
        int first = oracle.beginWrite(0, 8);
        int second = oracle.beginWrite(8, 8);
        oracle.endWrite(0, 8, first, Outcome.COMPLETE);
        oracle.endWrite(8, 8, second, Outcome.COMPLETE);

        assertThat(oracle.allowsAnything(oracle.legalNow(0))).isTrue();
    }

    @Test
    void shouldLoseNothingThatIsInFlightWhenTheCircleOfGenerationsCloses() {
        int slow = oracle.beginWrite(0, 512);
        for (int i = 0; i < 2 * Pattern.MAX_GENERATION; i++) {
            write(oracle, 0, 1024);
            long state = oracle.legalNow(0);
            assertThat(oracle.allowsWord(state, 0, pattern.word(0, slow))).isTrue();
        }
        oracle.endWrite(0, 512, slow, Outcome.COMPLETE);

        assertThat(oracle.allowsWord(oracle.legalNow(0), 0, pattern.word(0, slow)))
                .isTrue();
    }

    @Test
    void shouldRefuseToCountMoreChangesInFlightThanItCan() {
        for (int i = 0; i < 4095; i++) {
            oracle.beginWrite(0, 512);
        }

        assertThatThrownBy(() -> oracle.beginWrite(0, 512))
                .hasMessage("more changes of one sector are in flight than can be counted: 4095");
    }

    @Test
    void shouldTellGenerationsApartWhenTheyWrap() {
        for (int i = 1; i <= Pattern.MAX_GENERATION + 5; i++) {
            int generation = write(oracle, 0, 512);
            assertThat(generation).isEqualTo((i - 1) % Pattern.MAX_GENERATION + 1);
            long state = oracle.legalNow(0);
            assertThat(Oracle.exactGeneration(state)).isEqualTo(generation);
            int before = generation == 1 ? Pattern.MAX_GENERATION : generation - 1;
            assertThat(oracle.allowsWord(state, 0, pattern.word(0, before))).isFalse();
        }
    }

    @Test
    void shouldGiveAWriteAGenerationYoungerThanAllThatItCovers() {
        for (int i = 0; i < 9; i++) {
            write(oracle, 512, 512);
        }

        assertThat(write(oracle, 0, 2048)).isEqualTo(10);
    }

    private void change(Change change, long offset, long lengthBytes) {
        int generation = oracle.begin(change, offset, lengthBytes);
        oracle.end(change, offset, lengthBytes, generation, Outcome.COMPLETE);
    }

    private static int write(Oracle oracle, long offset, long lengthBytes) {
        int generation = oracle.beginWrite(offset, lengthBytes);
        oracle.endWrite(offset, lengthBytes, generation, Outcome.COMPLETE);
        return generation;
    }
}
