package plumbline.harness.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.harness.check.FindingKind;
import plumbline.harness.contract.Contract;
import plumbline.harness.plan.Flush;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.harness.verdict.Finding;

class RecorderTest {
    private static final Contract.Alignment SECTOR = new Contract.Alignment(512, 512);
    private static final Recording.Header ORIGIN = new Recording.Header(
            Recording.VERSION,
            "a",
            "file:64M",
            "0x1",
            "6.18",
            new Contract(64 << 20, Contract.Rule.DIOALIGN, SECTOR, SECTOR),
            List.of(),
            0,
            List.of());
    private static final Segments PAGE = Segments.single(0, 4096);
    private static final List<Finding> HANG = List.of(Finding.of(FindingKind.HANG, "stuck"));

    private final Recorder recorder = new Recorder();

    @Test
    void shouldKeepEnginesAndStagesApart() {
        recorder.engine("uring");
        recorder.stage("write", 8);
        recorder.issued(3, Shape.write(0, PAGE));
        recorder.stage("read", 1);
        recorder.issued(0, Shape.read(0, PAGE));
        recorder.engine("pread");
        recorder.stage("read", 1);
        recorder.issued(0, Shape.read(4096, PAGE));

        assertThat(recorder.recording(ORIGIN, HANG).parts())
                .containsExactly(
                        new Recording.Part(
                                "uring",
                                List.of(
                                        new Recording.Stage(
                                                "write", 8, List.of(new Recording.Request(3, Shape.write(0, PAGE)))),
                                        new Recording.Stage(
                                                "read", 1, List.of(new Recording.Request(0, Shape.read(0, PAGE)))))),
                        new Recording.Part(
                                "pread",
                                List.of(new Recording.Stage(
                                        "read", 1, List.of(new Recording.Request(0, Shape.read(4096, PAGE)))))));
    }

    @Test
    void shouldKeepAnFsyncBetweenTheRequestsThatItStoodBetween() {
        recorder.engine("pread");
        recorder.controlled(Flush.BELOW);
        recorder.stage("loose", 1);
        recorder.issued(0, Shape.write(0, PAGE));
        recorder.controlled(Flush.TARGET);
        recorder.controlled(Flush.BELOW);
        recorder.issued(0, Shape.read(0, PAGE));

        assertThat(recorder.recording(ORIGIN, HANG).parts())
                .containsExactly(
                        new Recording.Part("pread", List.of(), List.of(Flush.BELOW)),
                        new Recording.Part(
                                "pread", List.of(loose(Shape.write(0, PAGE))), List.of(Flush.TARGET, Flush.BELOW)),
                        new Recording.Part("pread", List.of(loose(Shape.read(0, PAGE)))));
    }

    @Test
    void shouldRecordFlushesAlone() {
        recorder.engine("pread");
        recorder.controlled(Flush.TARGET);

        assertThat(recorder.isEmpty()).isFalse();
        assertThat(recorder.recording(ORIGIN, HANG).controls()).containsExactly(Flush.TARGET);
    }

    private static Recording.Stage loose(Shape shape) {
        return new Recording.Stage("loose", 1, List.of(new Recording.Request(0, shape)));
    }

    @Test
    void shouldForgetTheOldestRequestsWhenThereAreTooMany() {
        recorder.engine("pread");
        recorder.stage("read", 1);
        for (long i = 0; i < 500_000; i++) {
            recorder.issued(0, Shape.read(i * 4096, PAGE));
        }

        Recording recording = recorder.recording(ORIGIN, HANG);

        assertThat(recording.header().dropped()).isEqualTo(100_000);
        assertThat(recording.requests().findFirst().orElseThrow().shape().offset())
                .isEqualTo(100_000 * 4096L);
    }
}
