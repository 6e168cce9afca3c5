package plumbline.harness.check;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.harness.check.StandIn.PATTERN;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;

class BufferPreparerTest {
    private static final Segments APART = Segments.of(List.of(new Segment(4100, 1021), new Segment(512, 1027)));
    private static final int BEHIND = 2 * 4096 + 64;

    private final StandIn kernel = new StandIn();

    @AfterEach
    void close() {
        kernel.close();
    }

    @Test
    void shouldPoisonEverythingForARead() {
        assertThat(memory(kernel.issued(Shape.read(4096, APART)), BEHIND)).containsOnly(Pattern.POISON);
    }

    @Test
    void shouldLeaveWhatLiesFurtherBehindAlone() {
        IoSlot read = kernel.issued(Shape.read(4096, APART));
        IoSlot write = kernel.issued(Shape.write(4096, APART));

        assertThat(memory(read, BEHIND + 1)[BEHIND]).isZero();
        assertThat(memory(write, BEHIND + 1)[BEHIND]).isZero();
    }

    @Test
    void shouldKeepWhatTheOracleSaysWhenAReadIsIssued() {
        kernel.written(4608, 512);
        IoSlot slot = kernel.issued(Shape.read(4096, APART));
        long written = kernel.oracle().legalNow(9);
        kernel.written(4608, 512);

        assertThat(slot.snapshot()).startsWith(0, written, 0, 0);
    }

    @Test
    void shouldFillAWritesSegmentsWithItsGenerationAndTheRestWithPoison() {
        kernel.written(4096, 512);
        IoSlot slot = kernel.issued(Shape.write(4099, APART));

        byte[] expected = new byte[BEHIND];
        Arrays.fill(expected, Pattern.POISON);
        for (int i = 0; i < 1021; i++) {
            expected[4100 + i] = PATTERN.byteAt(4099 + i, 2);
        }
        for (int i = 0; i < 1027; i++) {
            expected[512 + i] = PATTERN.byteAt(4099 + 1021 + i, 2);
        }
        assertThat(slot.generation()).isEqualTo(2);
        assertThat(memory(slot, BEHIND)).isEqualTo(expected);
    }

    @Test
    void shouldTellTheOracleOfAWriteBeforeItIsIssued() {
        kernel.written(4096, 512);
        kernel.issued(Shape.write(4096, Segments.single(0, 512)));
        long state = kernel.oracle().legalNow(8);

        assertThat(Oracle.exactGeneration(state)).isZero();
        assertThat(kernel.oracle().allowsWord(state, 4096, PATTERN.word(4096, 1)))
                .isTrue();
        assertThat(kernel.oracle().allowsWord(state, 4096, PATTERN.word(4096, 2)))
                .isTrue();
    }

    private static byte[] memory(IoSlot slot, int bytes) {
        return slot.buffer().body().asSlice(0, bytes).toArray(ValueLayout.JAVA_BYTE);
    }
}
