package plumbline.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JobWatchTest {
    private static final RunSpec.Limits LIMITS =
            new RunSpec.Limits(Path.of("/var/tmp"), Duration.ofSeconds(1), Duration.ofSeconds(1), Optional.empty());

    @Test
    void shouldWaitLongerForAWorkerThatStillStarts() {
        AtomicLong nanos = new AtomicLong();
        JobWatch starting = new JobWatch(List.of(), LIMITS, nanos::get);
        JobWatch talking = new JobWatch(List.of(), LIMITS, nanos::get);
        talking.heard(new WorkerEvent.Beat(1, 0));
        assertThat(talking.stuck()).isFalse();

        nanos.addAndGet(Duration.ofMillis(1100).toNanos());

        assertThat(talking.stuck()).isTrue();
        assertThat(starting.stuck()).isFalse();

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(starting.stuck()).isTrue();
    }

    @Test
    void shouldCallARequestThatIsInFlightForTooLongStuck() {
        JobWatch watch = new JobWatch(List.of(), LIMITS);

        watch.heard(new WorkerEvent.Beat(1, 1500));
        assertThat(watch.stuck()).isFalse();

        watch.heard(new WorkerEvent.Beat(1, 1501));
        assertThat(watch.stuck()).isTrue();
    }
}
