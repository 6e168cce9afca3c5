package plumbline.harness.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.engine.SlotPool;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

class RequestHistoryTest {
    private static final Shape READ = Shape.read(4096, Segments.single(0, 1024));
    private static final int KEPT = 1 << 15;

    private final RequestHistory history = new RequestHistory();
    private final SlotPool slots = new SlotPool(130, 4096, 1, 4096);

    @AfterEach
    void close() {
        slots.close();
    }

    @Test
    void shouldKnowNoRequestBeforeTheFirst() {
        assertThat(history.touching(0, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void shouldKeepWhatARequestWasAndWhatBecameOfIt() {
        IoSlot read = submitted(0, 7, READ, 100);
        submitted(1, 8, Shape.write(4608, Segments.single(0, 512)), 200);
        history.completed(read, 1024);

        assertThat(history.touching(0, 8192))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("completedNanos")
                .containsExactly(
                        new Touch(7, Direction.READ, 4096, 1024, 0, 100, 1, 1024),
                        new Touch(8, Direction.WRITE, 4608, 512, 3, 200, 0, 0));
        assertThat(history.touching(0, 8192)).extracting(Touch::isInFlight).containsExactly(false, true);
    }

    @Test
    void shouldNameOnlyThoseThatTouchARange() {
        submitted(0, 7, READ, 100);

        assertThat(history.touching(0, 4096)).isEmpty();
        assertThat(history.touching(0, 4097)).hasSize(1);
        assertThat(history.touching(5119, 5120)).hasSize(1);
        assertThat(history.touching(5120, 8192)).isEmpty();
    }

    @Test
    void shouldNameThemInTheOrderOfIssue() {
        submitted(0, 7, READ, 300);
        submitted(1, 8, READ, 100);
        submitted(2, 9, READ, 200);

        assertThat(history.touching(4096, 4097)).extracting(Touch::id).containsExactly(8L, 9L, 7L);
    }

    @Test
    void shouldKnowAPlaceAgainWhateverItsNumber() {
        IoSlot last = submitted(129, 7, READ, 100);
        IoSlot middle = submitted(64, 8, READ, 200);
        IoSlot first = submitted(63, 9, READ, 300);
        history.completed(last, -5);
        history.completed(first, 512);
        history.completed(middle, 1024);

        assertThat(history.touching(4096, 4097)).extracting(Touch::result).containsExactly(-5L, 1024L, 512L);
    }

    @Test
    void shouldForgetTheOldestWhenThereAreTooMany() {
        IoSlot first = submitted(0, 0, READ, 0);
        for (int id = 1; id < KEPT; id++) {
            submitted(1, id, READ.at(1 << 20), id);
        }
        assertThat(history.touching(4096, 4097)).extracting(Touch::id).containsExactly(0L);

        submitted(1, KEPT, READ.at(1 << 20), KEPT);
        history.completed(first, 1024);

        assertThat(history.touching(4096, 4097)).isEmpty();
        assertThat(history.touching(0, Long.MAX_VALUE)).hasSize(KEPT);
        assertThat(history.touching(0, Long.MAX_VALUE).getLast())
                .isEqualTo(new Touch(KEPT, Direction.READ, 1 << 20, 1024, 0, KEPT, 0, 0));
    }

    private IoSlot submitted(int index, long id, Shape shape, long nanos) {
        IoSlot slot = slots.slot(index);
        slot.load(id, shape);
        slot.generation(3);
        slot.submittedNanos(nanos);
        history.submitted(slot);
        return slot;
    }
}
