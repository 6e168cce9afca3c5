package plumbline.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import plumbline.harness.oracle.Oracle.Outcome;
import plumbline.harness.pattern.Pattern;

/** Writes of generation 1, 2 … to two sectors at 1024, and what of them a power cut may leave. */
class DurabilityTest {
    private static final long OFFSET = 1024;
    private static final long LENGTH = 1024;

    private final Pattern pattern = Pattern.ofSeed(1);
    private final Durability durability = new Durability(pattern, 1 << 16);

    @Test
    void shouldPromiseNothingOfWhatWasNeverFlushed() {
        written(1);

        assertThat(allowsAnything(2)).isTrue();
        assertThat(allowsAnything(3)).isTrue();
        assertThat(durability.promisedSectors()).isZero();
    }

    @Test
    void shouldPromiseWhatHadCompletedWhenAFlushBegan() {
        written(1);
        flushed(7);

        assertThat(exact(2)).isEqualTo(1);
        assertThat(exact(3)).isEqualTo(1);
        assertThat(durability.promisedSectors()).isEqualTo(2);
    }

    @Test
    void shouldPromiseNothingOfWhatWasInFlightWhenTheFlushBegan() {
        durability.issued(OFFSET, LENGTH, 1);
        durability.flushBegun(7);
        durability.acknowledged(OFFSET, LENGTH, Outcome.COMPLETE);
        durability.flushed(7);

        assertThat(allowsAnything(2)).isTrue();
        assertThat(durability.promisedSectors()).isZero();
    }

    @Test
    void shouldPromiseNothingBeforeTheFlushHasCompleted() {
        written(1);
        durability.flushBegun(7);
        durability.flushed(8);

        assertThat(allowsAnything(2)).isTrue();
    }

    @Test
    void shouldPromiseWhatWasWrittenThroughAtOnce() {
        durability.issued(OFFSET, LENGTH, 1);
        durability.writtenThrough(OFFSET, LENGTH);

        assertThat(exact(2)).isEqualTo(1);
        assertThat(exact(3)).isEqualTo(1);
    }

    @Test
    void shouldAllowWhatCameAfterThePromiseWordByWord() {
        written(1);
        flushed(7);
        written(2);

        assertThat(exact(2)).isZero();
        assertThat(allows(2, 1)).isTrue();
        assertThat(allows(2, 2)).isTrue();
        assertThat(allows(2, 3)).isFalse();
        assertThat(allowsAnything(2)).isFalse();
    }

    @Test
    void shouldPromiseTheLastOfSeveralFlushes() {
        written(1);
        flushed(7);
        written(2);
        flushed(8);

        assertThat(exact(2)).isEqualTo(2);
    }

    @Test
    void shouldKeepTheYoungerPromiseWhenFlushesCompleteOutOfTurn() {
        written(1);
        durability.flushBegun(7);
        written(2);
        flushed(8);
        durability.flushed(7);

        assertThat(exact(2)).isEqualTo(2);
    }

    @Test
    void shouldPromiseOnlyTheOlderOfWhatAFailedWriteMayHaveLeft() {
        written(1);
        durability.issued(OFFSET, LENGTH, 2);
        durability.acknowledged(OFFSET, LENGTH, Outcome.UNCERTAIN);
        flushed(7);

        assertThat(exact(2)).isZero();
        assertThat(allows(2, 1)).isTrue();
        assertThat(allows(2, 2)).isTrue();
        assertThat(allowsAnything(2)).isFalse();
    }

    @Test
    void shouldKnowOnlyTheSectorsThatWereWritten() {
        written(1);
        durability.issued(OFFSET, 512, 2);
        flushed(7);

        assertThat(durability.newest(1)).isZero();
        assertThat(durability.newest(2)).isEqualTo(2);
        assertThat(durability.newest(3)).isEqualTo(1);
        assertThat(durability.newest(4)).isZero();
        assertThat(allowsAnything(1)).isTrue();
        assertThat(allowsAnything(4)).isTrue();
        assertThat(exact(3)).isEqualTo(1);
        assertThat(durability.afterCut().sizeBytes()).isEqualTo(1 << 16);
    }

    @Test
    void shouldPromiseNothingOfTheNeighboursThatAreStillInFlight() {
        for (long offset = 0; offset < 4096; offset += 512) {
            durability.issued(offset, 512, 1);
        }
        durability.acknowledged(512, 512, Outcome.COMPLETE);
        durability.writtenThrough(OFFSET, LENGTH);
        flushed(7);

        assertThat(durability.promisedSectors()).isEqualTo(3);
        assertThat(exact(1)).isEqualTo(1);
        assertThat(exact(2)).isEqualTo(1);
        assertThat(exact(3)).isEqualTo(1);
    }

    @Test
    void shouldNotHeedTheEndOfAWriteThatWasNeverIssued() {
        durability.acknowledged(0, 512, Outcome.COMPLETE);
        flushed(7);

        assertThat(durability.newest(0)).isZero();
        assertThat(allowsAnything(0)).isTrue();
    }

    private void written(int generation) {
        durability.issued(OFFSET, LENGTH, generation);
        durability.acknowledged(OFFSET, LENGTH, Outcome.COMPLETE);
    }

    private void flushed(long number) {
        durability.flushBegun(number);
        durability.flushed(number);
    }

    private boolean allowsAnything(long sector) {
        Oracle oracle = durability.afterCut();
        return oracle.allowsAnything(oracle.legalNow(sector));
    }

    private boolean allows(long sector, int generation) {
        Oracle oracle = durability.afterCut();
        return oracle.allowsWord(oracle.legalNow(sector), sector * 512, pattern.word(sector * 512, generation));
    }

    private int exact(long sector) {
        return Oracle.exactGeneration(durability.afterCut().legalNow(sector));
    }
}
