package plumbline.harness.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;

class GuardCheckerTest {
    /** Gaps from 0 to 512, from 2560 to 16384 and from 18432 to 20480. */
    private static final Shape READ =
            Shape.read(8192, Segments.of(List.of(new Segment(16_384, 2048), new Segment(512, 2048))));

    private static final long BODY_BYTES = 3 << 15;

    @TempDir
    Path folder;

    private final StandIn kernel = new StandIn();
    private final GuardChecker checker = new GuardChecker();

    @AfterEach
    void close() {
        kernel.close();
    }

    @Test
    void shouldSayNothingOfMemoryThatOnlyItsRequestHasFilled() {
        assertThat(kernel.said(checker, kernel.answered(READ), 4096)).isEmpty();
        assertThat(kernel.said(checker, kernel.issued(Shape.write(8192, READ.segments())), 4096))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 511, 2560, 6655, 6656, 16_383, 18_432, 20_479})
    void shouldFindAByteInTheGapsAroundTheSegments(long at) {
        assertThat(saidOfByteAt(at)).containsExactly(sentence("the poison around the segments", at));
    }

    @ParameterizedTest
    @ValueSource(longs = {20_480, 20_543})
    void shouldFindAByteRightBehindTheLastPage(long at) {
        assertThat(saidOfByteAt(at)).containsExactly(sentence("the poison around the segments", at));
    }

    @ParameterizedTest
    @ValueSource(longs = {512, 2559, 16_384, 18_431, 20_544})
    void shouldJudgeNeitherTheSegmentsNorWhatIsFarBehind(long at) {
        assertThat(saidOfByteAt(at)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-4096, -1, BODY_BYTES, BODY_BYTES + 4095})
    void shouldFindAByteInAGuardBandOnce(long at) throws IOException {
        IoSlot slot = kernel.answered(READ);
        strayRead(slot, at);

        assertThat(kernel.said(checker, slot, 4096)).containsExactly(sentence("the guard band", at));
        assertThat(kernel.said(checker, slot, 4096)).isEmpty();
    }

    @Test
    void shouldNotLookForPoisonBeyondABufferThatItsRequestFills() {
        IoSlot slot = kernel.issued(Shape.read(0, Segments.single(0, BODY_BYTES)));

        assertThat(kernel.said(checker, slot, BODY_BYTES)).isEmpty();
    }

    private List<String> saidOfByteAt(long at) {
        IoSlot slot = kernel.answered(READ);
        SlotBytes.poke(slot, at, (byte) 0x9C);
        return kernel.said(checker, slot, 4096);
    }

    private static String sentence(String what, long at) {
        return "StrayWrite: " + READ + " changed memory outside its segments: " + what + " at " + at
                + " bytes from the start of the buffer holds 0x9c";
    }

    /** The kernel itself puts the byte there. */
    private void strayRead(IoSlot slot, long at) throws IOException {
        Path file = Files.write(folder.resolve("one"), new byte[] {(byte) 0x9C});
        try (Fd fd = Fd.open(file, OpenFlag.O_RDONLY)) {
            assertThat(FileCalls.pread(fd, slot.buffer().address() + at, 1, 0)).isOne();
        }
    }
}
