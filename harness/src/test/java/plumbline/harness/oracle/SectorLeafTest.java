package plumbline.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectorLeafTest {
    private final SectorLeaf leaf = new SectorLeaf();

    @Test
    void shouldTakeASectorForUntouchedUntilItIsChanged() {
        assertThat(leaf.get(5)).isEqualTo(SectorState.UNTOUCHED);
        assertThat(leaf.compareAndSet(5, 1, 2)).isFalse();
        assertThat(leaf.get(5)).isEqualTo(SectorState.UNTOUCHED);
        assertThat(leaf.compareAndSet(5, SectorState.UNTOUCHED, 2)).isTrue();
        assertThat(leaf.get(5)).isEqualTo(2);
    }

    @Test
    void shouldChangeOnlyWhatIsExpected() {
        leaf.compareAndSet(5, SectorState.UNTOUCHED, 2);

        assertThat(leaf.compareAndSet(5, SectorState.UNTOUCHED, 3)).isFalse();
        assertThat(leaf.get(5)).isEqualTo(2);
        assertThat(leaf.compareAndSet(5, 2, 3)).isTrue();
        assertThat(leaf.get(5)).isEqualTo(3);
        assertThat(leaf.get(4)).isEqualTo(SectorState.UNTOUCHED);
    }

    @Test
    void shouldKeepEveryStateWhileItGrows() {
        for (int index = 0; index < SectorLeaf.SECTORS; index++) {
            assertThat(leaf.compareAndSet(index, SectorState.UNTOUCHED, index + 1L))
                    .isTrue();
        }
        for (int index = 0; index < SectorLeaf.SECTORS; index++) {
            assertThat(leaf.get(index)).isEqualTo(index + 1L);
        }
        assertThat(leaf.footprintBytes()).isEqualTo(8L * SectorLeaf.SECTORS);
    }

    @Test
    void shouldGrowOnlyWhenItMust() {
        touch(13);
        assertThat(leaf.footprintBytes()).isEqualTo(10 * 16);
        touch(14);
        assertThat(leaf.footprintBytes()).isEqualTo(10 * 16);
        touch(15);
        assertThat(leaf.footprintBytes()).isEqualTo(10 * 20);
    }

    private void touch(int sectors) {
        for (int index = 0; index < sectors; index++) {
            leaf.compareAndSet(index, SectorState.UNTOUCHED, 1);
        }
    }
}
