package plumbline.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectorTableTest {
    private static final long SECTORS = 1L << 31;

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 7, 8, 214, 1000})
    void shouldTakeAtMost16BytesATouchedSector(long distance) {
        SectorTable table = new SectorTable(SECTORS);
        int touched = 0;
        for (long sector = 0; touched < 200_000; sector += distance) {
            table.compareAndSet(sector, SectorState.UNTOUCHED, 1);
            touched++;
        }

        assertThat(table.footprintBytes()).isLessThanOrEqualTo(16L * touched);
    }

    @Test
    void shouldKeepEachSectorApartFromEveryOther() {
        SectorTable table = new SectorTable(40_000);
        assertThat(table.get(39_999)).isEqualTo(SectorState.UNTOUCHED);

        assertThat(table.compareAndSet(16_383, SectorState.UNTOUCHED, 7)).isTrue();
        assertThat(table.compareAndSet(39_999, SectorState.UNTOUCHED, 8)).isTrue();
        assertThat(table.compareAndSet(39_999, SectorState.UNTOUCHED, 9)).isFalse();
        assertThat(table.get(16_383)).isEqualTo(7);
        assertThat(table.get(16_384)).isEqualTo(SectorState.UNTOUCHED);
        assertThat(table.get(39_999)).isEqualTo(8);
        assertThat(table.footprintBytes()).isEqualTo(2 * 160);
    }

    @Test
    void shouldHoldWhatAMapWouldHold() {
        SplittableRandom random = new SplittableRandom(0x5EED);
        SectorTable table = new SectorTable(1 << 16);
        Map<Long, Long> model = new HashMap<>();
        for (int i = 0; i < 300_000; i++) {
            long sector = random.nextInt(4) == 0 ? random.nextInt(1 << 16) : random.nextInt(1 << 12);
            long held = model.getOrDefault(sector, 0L);
            assertThat(table.get(sector)).isEqualTo(held);
            assertThat(table.compareAndSet(sector, held + 1, 7)).isFalse();
            assertThat(table.compareAndSet(sector, held, i + 1L)).isTrue();
            model.put(sector, i + 1L);
        }
        model.forEach((sector, state) -> assertThat(table.get(sector)).isEqualTo(state));
    }

    @Test
    void shouldLoseNoCountOfThreadsThatGrowItTogether() throws InterruptedException {
        SectorTable table = new SectorTable(1 << 15);
        int threads = 4;
        int rounds = 8;
        List<Thread> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            running.add(Thread.ofPlatform().start(() -> {
                for (int round = 0; round < rounds; round++) {
                    for (long sector = 0; sector < 1 << 15; sector += round % 3 + 1) {
                        increment(table, sector);
                    }
                }
            }));
        }
        for (Thread thread : running) {
            thread.join();
        }

        for (long sector = 0; sector < 1 << 15; sector++) {
            long passes = 0;
            for (int round = 0; round < rounds; round++) {
                passes += sector % (round % 3 + 1) == 0 ? 1 : 0;
            }
            assertThat(table.get(sector)).isEqualTo(passes * threads);
        }
    }

    private static void increment(SectorTable table, long sector) {
        long state;
        do {
            state = table.get(sector);
        } while (!table.compareAndSet(sector, state, state + 1));
    }
}
