package plumbline.harness.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.harness.check.FindingKind;
import plumbline.harness.plan.Shape;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.RecordingText;

/** What of a recording is tried first. */
class FocusTest {
    private static final Recording THREE_SLOTS = recording(1, 0, 2, 1, 2, 1);

    /** A recording with a read each for slots, at the offset of its number. */
    private static Recording recording(int... slots) {
        List<String> lines = new ArrayList<>(List.of(
                """
                {"recording":1,"case":"depth.many","stack":"file:1M","seed":"0x1","kernel":"6.18","contract":\
                {"sizeBytes":1048576,"rule":"DIOALIGN","read":{"memoryBytes":512,"offsetBytes":512},\
                "write":{"memoryBytes":512,"offsetBytes":512}},"findings":[{"kind":"Hang","request":6,"message":"m"}],\
                "dropped":0,"besides":[]}""",
                "{\"line\":\"engine\",\"name\":\"uring\"}",
                "{\"line\":\"stage\",\"name\":\"mixed\",\"depth\":3}"));
        for (int i = 0; i < slots.length; i++) {
            lines.add(
                    "{\"line\":\"request\",\"slot\":" + slots[i] + ",\"shape\":\"read 512@" + i * 4096 + " [512@0]\"}");
        }
        lines.add("{\"line\":\"end\",\"requests\":" + slots.length + "}");
        return RecordingText.parse("a test", lines);
    }

    @Test
    void shouldTryWhatWasInFlightInTheEndWhereSomethingWasNotAnswered() {
        List<Recording> guesses =
                Focus.candidates(THREE_SLOTS, FindingKind.HANG).toList();

        assertThat(guesses)
                .hasSize(2)
                .allSatisfy(guess -> assertThat(
                                guess.requests().map(Recording.Request::shape).map(Shape::offset))
                        .containsExactly(4096L, 16384L, 20480L));
        assertThat(guesses.getFirst().parts().getFirst().stages().getFirst().depth())
                .isEqualTo(1);
        assertThat(guesses.getLast().parts().getFirst().stages().getFirst().depth())
                .isEqualTo(3);
    }
}
