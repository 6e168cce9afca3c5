package plumbline.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import plumbline.harness.check.FindingKind;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.RecordingText;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.MountTable;
import plumbline.loopctl.layer.Permissions;
import plumbline.loopctl.testing.Requires;

/** A request that the kernel never gives back keeps its worker from ending; that costs neither time nor a leftover. */
@Requires("root")
@Tag("host")
class StuckWorkerTest {
    private static final List<String> LINES = List.of(
            """
            {"recording":1,"case":"test.case","stack":"file:1M | fuse:direct_io,lie=unanswered,at=0","seed":"0x1",\
            "kernel":"6.18","contract":{"sizeBytes":1048576,"rule":"FILE_SYSTEM_BLOCK",\
            "read":{"memoryBytes":4096,"offsetBytes":4096},"write":{"memoryBytes":4096,"offsetBytes":4096}},\
            "findings":[],"dropped":0,"besides":[]}""",
            "{\"line\":\"engine\",\"name\":\"pread\"}",
            "{\"line\":\"stage\",\"name\":\"test\",\"depth\":1}",
            "{\"line\":\"request\",\"slot\":0,\"shape\":\"read 4096@0 [4096@0]\"}",
            "{\"line\":\"end\",\"requests\":1}");

    @Test
    @Timeout(60)
    void shouldBeSweptAlthoughItsProcessCannotEnd() throws InterruptedException {
        Recording recording = RecordingText.parse("a test", LINES);
        RunSpec.Limits usual = RunSpec.Limits.usual();
        // What blocks is given up from outside, behind half of the silence.
        RunSpec.Limits limits =
                new RunSpec.Limits(usual.files(), Duration.ofSeconds(1), Duration.ofSeconds(10), Optional.empty());
        String before = fuseMounts();
        long startedNanos = System.nanoTime();
        try (RecordingRunner runner = new RecordingRunner(Permissions.none(), limits, new StopFlag())) {
            RecordingRunner.Outcome outcome = runner.run(recording);

            assertThat(outcome.shows(FindingKind.HANG)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - startedNanos)).isLessThan(usual.silence());
        }
        assertThat(fuseMounts()).isEqualTo(before);
    }

    private static String fuseMounts() {
        return String.join(
                "\n",
                MountTable.of(Host.live()).mounts().stream()
                        .filter(mount -> mount.target().startsWith("/var/tmp"))
                        .map(Object::toString)
                        .toList());
    }
}
