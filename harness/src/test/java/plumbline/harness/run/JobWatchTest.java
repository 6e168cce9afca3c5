package plumbline.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobWatchTest {
    private static final RunSpec.Limits LIMITS =
            new RunSpec.Limits(Path.of("/var/tmp"), Duration.ofSeconds(1), Duration.ofSeconds(1), Optional.empty());

    @Test
    void shouldWaitLongerForAWorkerThatStillStarts() throws InterruptedException {
        JobWatch starting = new JobWatch(List.of(), LIMITS);
        JobWatch talking = new JobWatch(List.of(), LIMITS);
        talking.heard(new WorkerEvent.Beat(1, 0));
        assertThat(talking.stuck()).isFalse();

        Thread.sleep(1100);

        assertThat(talking.stuck()).isTrue();
        assertThat(starting.stuck()).isFalse();

        Thread.sleep(2000);

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
