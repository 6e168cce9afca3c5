package plumbline.harness.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class PatternTest {
    private static final long SEED = 0x5EED;

    @Test
    void shouldSayWhereAndWhenOfEveryWord() {
        qt().withFixedSeed(SEED)
                .forAll(
                        longs().all(),
                        longs().between(0, (Pattern.MAX_BYTES >> 3) - 1),
                        integers().between(1, Pattern.MAX_GENERATION))
                .checkAssert((seed, position, generation) -> {
                    Pattern pattern = Pattern.ofSeed(seed);
                    assertThat(pattern.decode(pattern.word(position << 3, generation)))
                            .contains(new Origin(position << 3, generation));
                });
    }

    @Test
    void shouldTellABillionOperationsApart() {
        Pattern pattern = Pattern.ofSeed(1, Pattern.Split.OPERATIONS);
        int last = Pattern.Split.OPERATIONS.maxGeneration();
        long end = Pattern.Split.OPERATIONS.maxBytes();

        assertThat(last).isGreaterThan(1_000_000_000);
        assertThat(end).isEqualTo(2L << 30);
        assertThat(pattern.decode(pattern.word(end - 8, last))).contains(new Origin(end - 8, last));
        assertThat(pattern.decode(pattern.word(0, 1))).contains(new Origin(0, 1));
    }

    @Test
    void shouldTakeConstantBytesForNobodys() {
        qt().withFixedSeed(SEED).forAll(longs().all()).checkAssert(seed -> {
            Pattern pattern = Pattern.ofSeed(seed);
            assertThat(pattern.decode(0)).isEmpty();
            assertThat(pattern.decode(-1)).isEmpty();
            assertThat(pattern.decode(Pattern.repeated(Pattern.POISON))).isEmpty();
        });
    }

    @Test
    void shouldTakeAnotherRunsWordsForForeign() {
        Pattern ours = Pattern.ofSeed(1);
        Pattern theirs = Pattern.ofSeed(2);
        long believed = 0;
        for (long offset = 0; offset < 1 << 20; offset += 8) {
            believed += ours.decode(theirs.word(offset, 1)).isPresent() ? 1 : 0;
        }

        // Twelve bits of tag let one foreign word in 4096 pass; a neighbour must agree before it is believed.
        assertThat(believed).isLessThan(3 * (1 << 17) / 4096);
    }

    @Test
    void shouldFillAtAnyAddressWhatItSaysByteByByte() {
        Pattern pattern = Pattern.ofSeed(SEED);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(3 * 4096 + 16, 8);
            for (int at : new int[] {0, 1, 4, 8, 13}) {
                memory.fill((byte) 0);
                PatternMemory.fill(pattern, 7, memory, at, 4096 - 8, 2 * 4096 + 24);
                for (int i = 0; i < 2 * 4096 + 24; i++) {
                    assertThat(memory.get(ValueLayout.JAVA_BYTE, at + i)).isEqualTo(pattern.byteAt(4096 - 8 + i, 7));
                }
                assertThat(memory.get(ValueLayout.JAVA_BYTE, at + 2 * 4096 + 24L))
                        .isZero();
            }
        }
    }

    @Test
    void shouldSeeEverySingleWrongByte() {
        Pattern pattern = Pattern.ofSeed(SEED);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(8192, 8);
            PatternMemory.fill(pattern, 3, memory, 0, 512, 8192);
            assertThat(PatternMemory.matches(pattern, 3, memory, 0, 512, 8192)).isTrue();
            for (long at = 0; at < 8192; at++) {
                byte right = memory.get(ValueLayout.JAVA_BYTE, at);
                memory.set(ValueLayout.JAVA_BYTE, at, (byte) (right ^ 0x10));
                assertThat(PatternMemory.matches(pattern, 3, memory, 0, 512, 8192))
                        .isFalse();
                memory.set(ValueLayout.JAVA_BYTE, at, right);
            }
        }
    }

    @Test
    void shouldDifferInMostBytesFromGenerationToGeneration() {
        Pattern pattern = Pattern.ofSeed(SEED);
        long equal = 0;
        for (long offset = 0; offset < 1 << 16; offset++) {
            equal += pattern.byteAt(offset, 5) == pattern.byteAt(offset, 6) ? 1 : 0;
        }

        // By chance one byte in 256.
        assertThat(equal).isLessThan((1 << 16) / 64);
    }
}
