package plumbline.harness.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.check.FindingKind;
import plumbline.harness.contract.Contract;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Flush;
import plumbline.harness.plan.RangeControl;
import plumbline.harness.plan.RangeControl.Way;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;

class RecordingTextTest {
    private static final Contract.Alignment SECTOR = new Contract.Alignment(512, 512);
    private static final Recording RECORDING = new Recording(
            new Recording.Header(
                    Recording.VERSION,
                    "align.address",
                    "file:64M | loop:dio",
                    "0x5",
                    "6.18.44",
                    new Contract(64 << 20, Contract.Rule.DIOALIGN, SECTOR, SECTOR),
                    List.of(new Recording.Sighting(FindingKind.WRONG_DATA, 2, "wrong")),
                    0,
                    List.of()),
            List.of(new Recording.Part(
                    "uring-vector:async",
                    List.of(new Recording.Stage(
                            "trials",
                            2,
                            List.of(
                                    new Recording.Request(1, Shape.write(512, Segments.single(0, 4096))),
                                    new Recording.Request(
                                            0,
                                            Shape.read(
                                                            512,
                                                            Segments.of(List.of(
                                                                    new Segment(768, 3328), new Segment(0, 768))))
                                                    .withBuffer(BufferKind.READ_ONLY)
                                                    .withFlags(Set.of(RwFlag.NOWAIT)))))))));

    @Test
    void shouldComeBackAsItWas() {
        List<String> lines = RecordingText.lines(RECORDING);

        assertThat(lines.get(4))
                .isEqualTo("{\"line\":\"request\",\"slot\":0,"
                        + "\"shape\":\"read 4096@512 [3328@768+768@0] read-only NOWAIT\"}");
        assertThat(RecordingText.parse("a.jsonl", lines)).isEqualTo(RECORDING);
    }

    @Test
    void shouldKeepAnFsync() {
        Recording recording = Recordings.of(FindingKind.LOST_PROMISE, "file:4M", Flush.BELOW, Flush.TARGET);
        List<String> lines = RecordingText.lines(recording);

        assertThat(lines.subList(1, 5))
                .containsExactly(
                        "{\"line\":\"engine\",\"name\":\"pread\"}",
                        "{\"line\":\"fsync\",\"of\":\"below\"}",
                        "{\"line\":\"fsync\",\"of\":\"target\"}",
                        "{\"line\":\"end\",\"requests\":2}");
        assertThat(RecordingText.parse("a.jsonl", lines)).isEqualTo(recording);
    }

    @Test
    void shouldKeepRanges() {
        Recording recording = Recordings.of(
                FindingKind.CONTRACT_BROKEN,
                "file:4M | loop",
                new RangeControl(Way.BLKZEROOUT, 512, 512),
                new RangeControl(Way.BLKDISCARD, 0, 4096));
        List<String> lines = RecordingText.lines(recording);

        assertThat(lines.subList(2, 5))
                .containsExactly(
                        "{\"line\":\"range\",\"ioctl\":\"BLKZEROOUT\",\"offset\":512,\"lengthBytes\":512}",
                        "{\"line\":\"range\",\"ioctl\":\"BLKDISCARD\",\"offset\":0,\"lengthBytes\":4096}",
                        "{\"line\":\"end\",\"requests\":2}");
        assertThat(RecordingText.parse("a.jsonl", lines)).isEqualTo(recording);
    }

    /** A line that is replaced (null: everything from it on is gone), and what is said of it. */
    record Damage(int line, String text, String message) {}

    static Stream<Damage> damages() {
        return Stream.of(
                new Damage(1, "{\"recording\":2}", "this is no recording of version 1: recording=2"),
                new Damage(1, "{}", "this is no recording of version 1: none is given"),
                new Damage(1, "ELF", "this is no line of a recording: ELF"),
                new Damage(
                        2, "{\"line\":\"engine\",\"name\":\"uring:warp\"}", "unknown option of the engine uring: warp"),
                new Damage(
                        3,
                        "{\"line\":\"stage\",\"name\":\"\",\"depth\":0}",
                        "a depth is at least 1 and at most 4096: depth=0"),
                new Damage(3, "{\"line\":\"request\",\"slot\":0,\"shape\":\"\"}", "a request stands behind its stage"),
                new Damage(
                        4,
                        "{\"line\":\"request\",\"slot\":2,\"shape\":\"\"}",
                        "a slot is less than its stage's depth: slot=2, depth=2"),
                new Damage(
                        4,
                        "{\"line\":\"request\",\"slot\":0,\"shape\":\"read 1@0 [2@0]\"}",
                        "a request is as long as its segments together: length=1, segments=2"),
                new Damage(
                        4,
                        "{\"line\":\"request\",\"slot\":0,\"shape\":\"erase 1@0 [1@0]\"}",
                        "a request is DIRECTION LENGTH@OFFSET [LENGTH@ADDRESS+…] and words: erase 1@0 [1@0]"),
                new Damage(
                        4,
                        "{\"line\":\"request\",\"slot\":0,\"shape\":\"read 1@0 [1@0] cold\"}",
                        "a request has no word cold"),
                new Damage(2, "{\"line\":\"fsync\",\"of\":\"target\"}", "fsync of the target stands behind its engine"),
                new Damage(4, "{\"line\":\"fsync\"}", "this is no line of a recording"),
                new Damage(4, "{\"line\":\"fsync\",\"of\":\"above\"}", "this is no line of a recording"),
                new Damage(
                        4,
                        "{\"line\":\"range\",\"ioctl\":\"BLKFLSBUF\",\"offset\":0,\"lengthBytes\":512}",
                        "this is no line of a recording"),
                new Damage(
                        4,
                        "{\"line\":\"range\",\"ioctl\":\"BLKDISCARD\",\"offset\":0,\"lengthBytes\":100}",
                        "a range is made of whole sectors of 512 bytes: offset=0, lengthBytes=100"),
                new Damage(
                        6,
                        "{\"line\":\"end\",\"requests\":3}",
                        "the recording is not whole: it had 3 requests, and has 2"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void shouldNameTheLineWhenItIsWrong(Damage damage) {
        List<String> lines = new ArrayList<>(RecordingText.lines(RECORDING));
        lines.set(damage.line() - 1, damage.text());

        assertThatThrownBy(() -> RecordingText.parse("a.jsonl", lines))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a.jsonl, line " + damage.line() + ": " + damage.message());
    }

    @Test
    void shouldSayThatItIsCutOffWhenTheEndIsMissing() {
        List<String> lines = RecordingText.lines(RECORDING).subList(0, 4);

        assertThatThrownBy(() -> RecordingText.parse("a.jsonl", lines))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a.jsonl, line 4: the recording is cut off: it has no end");
    }
}
