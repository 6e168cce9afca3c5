package plumbline.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.engine.SlotPool;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

/** Reads that bring nothing, into memory that holds what was written or read before. */
class CheckedTest {
    private static final int BLOCK = 4096;
    private static final Contract.Alignment SECTOR = new Contract.Alignment(512, 512);

    private final Oracle oracle = new Oracle(Pattern.ofSeed(1), 1 << 20, Oracle.Initial.UNKNOWN);
    private final FoundLog log = new FoundLog();
    private final Checked checked =
            new Checked(oracle, new Contract(1 << 20, Contract.Rule.DIOALIGN, SECTOR, SECTOR), log, 1);
    private final SlotPool slots = new SlotPool(1, BLOCK, 1, BLOCK);
    private final IoSlot slot = slots.take();

    @AfterEach
    void close() {
        slots.close();
    }

    private void answered(Direction direction, long offset, long result) {
        slot.load(1, new Shape(direction, slot.offset(), Segments.single(0, BLOCK)));
        checked.prepare(slot, 1, offset);
        checked.completed(slot, result);
    }

    private byte firstByteOfARead(long offset) {
        slot.load(1, new Shape(Direction.READ, slot.offset(), Segments.single(0, BLOCK)));
        checked.prepare(slot, 1, offset);
        return slot.buffer().body().get(ValueLayout.JAVA_BYTE, 0);
    }

    @Test
    void shouldSeeAReadThatBringsNothingOverThePatternOfAnotherPlace() {
        answered(Direction.WRITE, 0, BLOCK);
        answered(Direction.WRITE, BLOCK, BLOCK);

        answered(Direction.READ, 0, BLOCK);

        assertThat(log.found()).singleElement().asString().contains("brought wrong bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BLOCK / 2, BLOCK - 1})
    void shouldNameTheWriteWhoseSourceChangedWhenItsSlotIsFilledAgain(int at) {
        slot.load(1, new Shape(Direction.WRITE, 0, Segments.single(0, BLOCK)));
        checked.prepare(slot, 1, 0);
        checked.completed(slot, BLOCK);
        changeByte(at);

        checked.prepare(slot, 2, BLOCK);

        assertThat(log.found()).singleElement().asString().contains("write 4096@0", "changed its own source buffer");
        checked.completed(slot, BLOCK);
        checked.end(slots.all());
        assertThat(log.found()).hasSize(1);
    }

    @Test
    void shouldLookAtTheSourceOfTheLastWriteAtTheEnd() {
        answered(Direction.WRITE, 0, BLOCK);
        checked.end(slots.all());
        assertThat(log.found()).isEmpty();

        changeByte(17);
        checked.end(slots.all());
        assertThat(log.found()).singleElement().asString().contains("changed its own source buffer");
    }

    @Test
    void shouldLookAtTheSourceOfAWriteThatCameShortAtOnce() {
        slot.load(1, new Shape(Direction.WRITE, 0, Segments.single(0, BLOCK)));
        checked.prepare(slot, 1, 0);
        changeByte(0);

        checked.completed(slot, BLOCK / 2);

        assertThat(log.found()).anyMatch(found -> found.contains("changed its own source buffer"));
    }

    private void changeByte(int at) {
        MemorySegment body = slot.buffer().body();
        body.set(ValueLayout.JAVA_BYTE, at, (byte) ~body.get(ValueLayout.JAVA_BYTE, at));
    }

    @Test
    void shouldPoisonWhereTheSlotMayHoldTheRightAnswer() {
        answered(Direction.WRITE, 0, BLOCK);
        assertThat(firstByteOfARead(0)).isEqualTo(Pattern.POISON);

        answered(Direction.WRITE, BLOCK, BLOCK / 2);
        assertThat(firstByteOfARead(0)).isEqualTo(Pattern.POISON);

        answered(Direction.WRITE, BLOCK, BLOCK);
        assertThat(firstByteOfARead(0)).isNotEqualTo(Pattern.POISON);

        answered(Direction.WRITE, BLOCK, BLOCK);
        checked.begin();
        assertThat(firstByteOfARead(0)).isEqualTo(Pattern.POISON);
    }
}
