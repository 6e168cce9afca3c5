package plumbline.bindings.uring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.uring.RingOptions.RingMapping;

class RingTest {
    private static final long SECOND = 1_000_000_000L;

    static List<RingOptions> everyKindOfRing() {
        RingOptions plain = RingOptions.ofEntries(8);
        return List.of(
                plain,
                plain.withMapping(RingMapping.APART),
                plain.withCompletionEntries(64),
                plain.withFlags(RingFlag.SQPOLL).withSqThreadIdleMillis(1),
                plain.withFlags(RingFlag.SINGLE_ISSUER, RingFlag.DEFER_TASKRUN),
                plain.withFlags(RingFlag.COOP_TASKRUN, RingFlag.TASKRUN_FLAG),
                plain.withFlags(RingFlag.NO_SQARRAY));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfRing")
    void shouldCompleteEachEntryOnce(RingOptions options) {
        try (Ring ring = Ring.open(options)) {
            List<Long> seen = new ArrayList<>();
            for (long id = 0; id < 100; id++) {
                ring.next().nop().userData(id);
                if (ring.free() == 0) {
                    drain(ring, seen);
                }
            }
            drain(ring, seen);

            assertThat(seen)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, 100).boxed().toList());
            assertThat(ring.inFlight()).isZero();
            assertThat(ring.droppedEntries()).isZero();
        }
    }

    @Test
    void shouldKeepEntriesApartWhereBatchesWrapAround() {
        try (Ring ring = Ring.open(RingOptions.ofEntries(8))) {
            List<Long> seen = new ArrayList<>();
            long id = 0;
            for (int batch = 1; batch <= 7; batch++) {
                for (int i = 0; i < batch; i++) {
                    ring.next().nop().userData(id++);
                }
                drain(ring, seen);
            }

            assertThat(seen)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, id).boxed().toList());
        }
    }

    @Test
    void shouldSayThatTheQueueIsFull() {
        try (Ring ring = Ring.open(RingOptions.ofEntries(4))) {
            for (int i = 0; i < 4; i++) {
                ring.next().nop();
            }

            assertThat(ring.free()).isZero();
            assertThatThrownBy(ring::next).hasMessage("the submission queue is full: entries=4");
        }
    }

    @Test
    void shouldLoseNothingWhenTheCompletionQueueOverflows() {
        try (Ring ring = Ring.open(RingOptions.ofEntries(4).withCompletionEntries(4))) {
            for (long id = 0; id < 40; id++) {
                ring.next().nop().userData(id);
                ring.submit();
            }
            List<Long> seen = new ArrayList<>();
            drain(ring, seen);

            assertThat(seen)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, 40).boxed().toList());
            assertThat(ring.lostCompletions()).isZero();
        }
    }

    @Test
    void shouldStopWaitingWhenTheTimeIsOver() {
        try (Ring ring = Ring.open(RingOptions.ofEntries(4))) {
            assertThat(ring.submitAndWait(1, SECOND / 100)).isEqualTo(Errno.ETIME.asResult());
        }
    }

    @Test
    void shouldRefuseUseAfterClose() {
        Ring ring = Ring.open(RingOptions.ofEntries(4));
        ring.close();

        assertThatThrownBy(ring::next).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(ring::submit).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldRefuseUseByAnotherThread() throws InterruptedException {
        try (Ring ring = Ring.open(RingOptions.ofEntries(4))) {
            List<Throwable> thrown = new ArrayList<>();
            Thread other = Thread.ofPlatform().start(() -> {
                try {
                    ring.next();
                } catch (RuntimeException refused) {
                    thrown.add(refused);
                }
            });
            other.join();

            assertThat(thrown).singleElement().isInstanceOf(WrongThreadException.class);
        }
    }

    @Test
    void shouldKnowTheOperationsThatEveryKernelHas() {
        try (Ring ring = Ring.open(RingOptions.ofEntries(4))) {
            assertThat(ring.probe()).contains(Opcode.READV, Opcode.WRITEV, Opcode.READ_FIXED, Opcode.READ);
            assertThat(ring.features()).contains(RingFeature.NODROP, RingFeature.SUBMIT_STABLE);
        }
    }

    @Test
    void shouldRefuseACompletionQueueSmallerThanTheSubmissionQueue() {
        assertThatThrownBy(() -> RingOptions.ofEntries(8).withCompletionEntries(4))
                .hasMessage("the completion queue must not be smaller than the submission queue:"
                        + " completionEntries=4, entries=8");
    }

    private static void drain(Ring ring, List<Long> seen) {
        long deadline = System.nanoTime() + 10 * SECOND;
        ring.submit();
        while (ring.inFlight() > 0) {
            assertThat(System.nanoTime()).as("all completions within 10 s").isLessThan(deadline);
            ring.submitAndWait(1, SECOND);
            ring.reap(Integer.MAX_VALUE, (userData, result, flags) -> {
                assertThat(result).isZero();
                seen.add(userData);
            });
        }
    }
}
