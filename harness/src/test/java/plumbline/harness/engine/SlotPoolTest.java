package plumbline.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class SlotPoolTest {
    @Test
    void shouldGiveOutTheSlotThatCameBackLast() {
        try (SlotPool slots = new SlotPool(3, 4096, 1, 4096)) {
            IoSlot first = slots.take();
            IoSlot second = slots.take();
            slots.release(first);
            slots.release(second);

            assertThat(slots.take()).isSameAs(second);
            assertThat(slots.inFlight()).isEqualTo(1);
        }
    }

    @Test
    void shouldNotTakeBackWhatIsNotInFlight() {
        try (SlotPool slots = new SlotPool(1, 4096, 1, 4096)) {
            IoSlot slot = slots.take();
            slots.release(slot);

            assertThatThrownBy(() -> slots.release(slot)).hasMessage("slot 0 is not in flight");
            slots.take();
            assertThatThrownBy(slots::take).hasMessage("no slot is free: depth=1");
        }
    }

    @Test
    void shouldNeverUnmapWhatIsStillInFlight() {
        MemorySegment body;
        try (SlotPool slots = new SlotPool(2, 4096, 1, 4096)) {
            body = slots.take().buffer().body();
        }

        assertThat(body.get(ValueLayout.JAVA_BYTE, 0)).isZero();
    }
}
