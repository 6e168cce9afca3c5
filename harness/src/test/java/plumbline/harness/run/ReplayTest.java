package plumbline.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Path IN_GUEST = Path.of("/results/recordings/1-align.address-pread.jsonl");

    @Test
    void shouldNameTheRecordingAsItIsOnAHost() {
        assertThat(Replay.replay(Path.of("out/recordings/1.jsonl"), Map.of()))
                .contains("plumb replay out/recordings/1.jsonl");
    }

    @Test
    void shouldNameWhereAGuestsRecordingComesToAndItsKernel() {
        Map<String, String> environment =
                Map.of("PLUMBLINE_LANE", "qemu", "PLUMBLINE_RESULTS", "/home/me/out/6.18", "PLUMBLINE_KERNEL", "6.18");

        assertThat(Replay.replay(IN_GUEST, environment))
                .contains("plumb replay /home/me/out/6.18/recordings/1-align.address-pread.jsonl --lane 6.18");
    }

    @Test
    void shouldLeaveOutTheLaneOfAKernelThatHasNoName() {
        Map<String, String> environment = Map.of("PLUMBLINE_LANE", "qemu", "PLUMBLINE_RESULTS", "/home/me/out");

        assertThat(Replay.replay(IN_GUEST, environment))
                .contains("plumb replay /home/me/out/recordings/1-align.address-pread.jsonl");
    }

    @Test
    void shouldNameNoRecordingThatEndsWithItsGuest() {
        assertThat(Replay.replay(IN_GUEST, Map.of("PLUMBLINE_LANE", "uml"))).isEmpty();
    }
}
