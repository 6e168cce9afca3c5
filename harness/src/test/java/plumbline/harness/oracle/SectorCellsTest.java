package plumbline.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectorCellsTest {
    private final SectorCells cells = SectorCells.hashed(16);

    @Test
    void shouldHaveNoCellForASectorThatWasNeverTouched() {
        cells.insert(5, 55);

        assertThat(cells.find(4)).isNegative();
        assertThat(cells.get(cells.find(5))).isEqualTo(55);
    }

    @Test
    void shouldFindEverySectorWhereverItsPlaceWasTaken() {
        for (int start : new int[] {0, 1, 100, 16_370}) {
            SectorCells few = SectorCells.hashed(16);
            for (int index = start; index < start + 14; index++) {
                few.insert(index, index + 1000L);
            }
            for (int index = start; index < start + 14; index++) {
                assertThat(few.get(few.find(index))).isEqualTo(index + 1000L);
            }
            assertThat(few.find(start + 14)).isNegative();
        }
    }

    @Test
    void shouldBeFullWhen85OfAHundredCellsAreInUse() {
        for (int index = 0; index < 17; index++) {
            assertThat(filled(20, index).isFull()).isFalse();
        }
        assertThat(filled(20, 17).isFull()).isTrue();
        assertThat(filled(20, 17).touched()).isEqualTo(17);
    }

    private static SectorCells filled(int capacity, int touched) {
        SectorCells filled = SectorCells.hashed(capacity);
        for (int index = 0; index < touched; index++) {
            filled.insert(index, 1);
        }
        return filled;
    }

    @Test
    void shouldExchangeOnlyWhatIsExpected() {
        cells.insert(5, 55);

        assertThat(cells.compareAndExchange(cells.find(5), 54, 56)).isEqualTo(55);
        assertThat(cells.get(cells.find(5))).isEqualTo(55);
        assertThat(cells.compareAndExchange(cells.find(5), 55, 56)).isEqualTo(55);
        assertThat(cells.get(cells.find(5))).isEqualTo(56);
    }

    @Test
    void shouldLeaveAMarkInEachCellWhoseStateHasMoved() {
        cells.insert(5, 55);
        cells.insert(9, 99);
        SectorCells larger = cells.moveTo(cells.larger());

        assertThat(cells.get(cells.find(5))).isEqualTo(SectorCells.MOVED);
        assertThat(cells.get(cells.find(9))).isEqualTo(SectorCells.MOVED);
        assertThat(larger.get(larger.find(5))).isEqualTo(55);
        assertThat(larger.get(larger.find(9))).isEqualTo(99);
        assertThat(larger.touched()).isEqualTo(2);
    }

    @Test
    void shouldGrowByThreeTenthsUpToACellForEverySector() {
        assertThat(cells.footprintBytes()).isEqualTo(10 * 16);
        assertThat(cells.larger().footprintBytes()).isEqualTo(10 * 20);
        assertThat(SectorCells.hashed(12_603).larger().footprintBytes()).isEqualTo(10 * 16_383);
        assertThat(SectorCells.hashed(12_604).larger().footprintBytes()).isEqualTo(10 * 16_384);
    }

    @Test
    void shouldHaveACellForEverySectorOncePlain() {
        SectorCells plain = SectorCells.plain();
        plain.insert(16_383, 7);

        assertThat(plain.find(16_383)).isEqualTo(16_383);
        assertThat(plain.get(16_383)).isEqualTo(7);
        assertThat(plain.get(plain.find(0))).isEqualTo(SectorState.UNTOUCHED);
        assertThat(plain.isFull()).isFalse();
        assertThat(plain.touched()).isOne();
        assertThat(plain.footprintBytes()).isEqualTo(8 * 16_384);
    }
}
