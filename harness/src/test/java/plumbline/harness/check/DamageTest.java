package plumbline.harness.check;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.harness.check.StandIn.PATTERN;

import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

/** What of a wrong read is kept for the diagnosis. */
class DamageTest {
    private final StandIn kernel = new StandIn();

    DamageTest() {
        kernel.written(0, StandIn.SIZE_BYTES);
    }

    @AfterEach
    void close() {
        kernel.close();
    }

    @Test
    void shouldBeginASectorBeforeTheFirstWrongOne() {
        assertKept(Shape.read(4096, Segments.single(0, 4096)), 4096 + 1100, 4096 + 512, 3584);
    }

    @Test
    void shouldBeginWithTheReadWhenItsFirstSectorIsWrong() {
        assertKept(Shape.read(4096, Segments.single(0, 4096)), 4096 + 100, 4096, 4096);
    }

    @Test
    void shouldBeginWithTheReadWhenThatBeginsInsideTheSectorBefore() {
        assertKept(Shape.read(4100, Segments.single(0, 1000)), 4096 + 512, 4100, 1000);
    }

    @Test
    void shouldBeBounded() {
        assertKept(Shape.read(4096, Segments.single(0, 3 << 15)), 4096 + 1024, 4096 + 512, 1 << 16);
    }

    @Test
    void shouldKnowTheSectorOfItsFirstWrongByte() {
        Damage first =
                damage(Shape.read(4096, Segments.single(0, 4096)), 4096 + 1100).firstSector();

        assertThat(first.offset()).isEqualTo(4096 + 1024);
        assertThat(first.actual()).isEqualTo(actual(4096 + 1024, 512, 4096 + 1100));
        assertThat(first.states()).containsExactly(kernel.oracle().legalNow(10));
        assertThat(first.firstWrong()).isEqualTo(4096 + 1100);
    }

    @Test
    void shouldKnowNoMoreOfThatSectorThanWasRead() {
        kernel.written(4096, 512);
        Damage first = damage(Shape.read(4100, Segments.single(0, 100)), 4150).firstSector();

        assertThat(first.offset()).isEqualTo(4100);
        assertThat(first.actual()).isEqualTo(actual(4100, 100, 4150));
        assertThat(first.states()).containsExactly(kernel.oracle().legalNow(8));
    }

    /** Each second sector is younger, so that each state is another. */
    private void assertKept(Shape shape, long wrong, long offset, int lengthBytes) {
        LongStream.range(0, 256).filter(sector -> sector % 2 == 1).forEach(sector -> kernel.written(512 * sector, 512));
        Damage damage = damage(shape, wrong);

        assertThat(damage.offset()).isEqualTo(offset);
        assertThat(damage.firstWrong()).isEqualTo(wrong);
        assertThat(damage.actual()).isEqualTo(actual(offset, lengthBytes, wrong));
        assertThat(damage.states())
                .isEqualTo(LongStream.rangeClosed(offset / 512, (offset + lengthBytes - 1) / 512)
                        .map(kernel.oracle()::legalNow)
                        .toArray());
    }

    private Damage damage(Shape shape, long wrong) {
        IoSlot slot = kernel.answered(shape);
        SlotBytes.flip(slot, wrong);
        kernel.said(new ContentChecker(kernel.oracle()), slot, shape.lengthBytes());
        return kernel.breaches().getFirst().damage().orElseThrow();
    }

    /** What is expected, but for one bit. */
    private byte[] actual(long offset, int lengthBytes, long wrong) {
        byte[] bytes = new byte[lengthBytes];
        for (int i = 0; i < lengthBytes; i++) {
            int generation = Oracle.exactGeneration(kernel.oracle().legalNow((offset + i) / 512));
            bytes[i] = PATTERN.byteAt(offset + i, generation);
        }
        bytes[(int) (wrong - offset)] ^= 1;
        return bytes;
    }
}
