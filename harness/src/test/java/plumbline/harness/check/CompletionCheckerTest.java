package plumbline.harness.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plumbline.bindings.sys.Errno;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

/** One of each kind of damage: every checker is asked, and a request may break several promises at once. */
class CompletionCheckerTest {
    private static final Shape READ = Shape.read(4096, Segments.single(512, 4096));
    private static final Shape WRITE = Shape.write(4096, Segments.single(512, 4096));
    private static final String GAP = " changed memory outside its segments: the poison around the segments at 511"
            + " bytes from the start of the buffer holds 0x1";

    private final StandIn kernel = new StandIn();
    private final CompletionChecker checker = new CompletionChecker(StandIn.CONTRACT, kernel.oracle());

    CompletionCheckerTest() {
        kernel.written(0, 1 << 16);
    }

    @AfterEach
    void close() {
        kernel.close();
    }

    @Test
    void shouldSayNothingWhenEveryPromiseIsKept() {
        assertThat(kernel.said(checker, kernel.answered(READ), 4096)).isEmpty();
        assertThat(kernel.said(checker, kernel.issued(WRITE), 4096)).isEmpty();
    }

    @Test
    void shouldFindEveryPromiseThatAReadBreaks() {
        IoSlot slot = kernel.answered(READ);
        SlotBytes.poke(slot, 511, (byte) 1);
        SlotBytes.flip(slot, 4100);

        assertThat(kernel.said(checker, slot, 512))
                .containsExactly(
                        "ShortTransfer: " + READ + " keeps the contract and moved only 512 of 4096 bytes",
                        "StrayWrite: " + READ + GAP,
                        "WrongData: " + READ + " brought wrong bytes, the first at 4100");
    }

    @Test
    void shouldFindAWriteThatChangedItsSource() {
        IoSlot slot = kernel.issued(WRITE);
        SlotBytes.flip(slot, 8191);

        assertThat(kernel.said(checker, slot, 4096))
                .containsExactly("StrayWrite: " + WRITE + " changed its own source buffer, in segment 0");
    }

    @Test
    void shouldNotJudgeTheBytesOfMemoryThatChangesInFlight() {
        Shape changing = READ.withBuffer(BufferKind.CHANGING);
        IoSlot slot = kernel.answered(changing);
        SlotBytes.flip(slot, 4100);
        assertThat(kernel.said(checker, slot, 4096)).isEmpty();

        SlotBytes.poke(slot, 511, (byte) 1);
        assertThat(kernel.said(checker, slot, 4096)).containsExactly("StrayWrite: " + changing + GAP);
    }

    @Test
    void shouldLeaveTheBytesToWhoeverJudgesThemByThemselves() {
        CompletionChecker others = CompletionChecker.withoutContent(StandIn.CONTRACT, EngineSpec.of(EngineKind.PREAD));
        IoSlot slot = kernel.answered(READ);
        SlotBytes.flip(slot, 4100);
        assertThat(kernel.said(others, slot, 4096)).isEmpty();

        SlotBytes.poke(slot, 511, (byte) 1);
        assertThat(kernel.said(others, slot, 512))
                .containsExactly(
                        "ShortTransfer: " + READ + " keeps the contract and moved only 512 of 4096 bytes",
                        "StrayWrite: " + READ + GAP);
    }

    @Test
    void shouldKnowTheExcusesOfItsEngineAndItsStack() {
        EngineSpec polled = EngineSpec.of(EngineKind.URING, EngineOption.IOPOLL);
        CompletionChecker lenient = new CompletionChecker(StandIn.CONTRACT, kernel.oracle(), polled, Set.of(Errno.EIO));

        assertThat(kernel.said(lenient, kernel.issued(READ), Errno.EIO.asResult()))
                .containsExactly(
                        "planted: " + READ + " was answered with EIO (5): a layer of the stack makes this error");
        assertThat(kernel.said(lenient, kernel.issued(READ), Errno.EOPNOTSUPP.asResult()))
                .containsExactly(
                        "unsupported: " + READ + " was answered with EOPNOTSUPP (95): this queue cannot be polled");
    }

    @Test
    void shouldExcuseNeitherWithoutThem() {
        assertThat(kernel.said(checker, kernel.issued(READ), Errno.EIO.asResult()))
                .containsExactly("ContractBroken: " + READ + " keeps the contract and was refused: EIO (5)");
        assertThat(kernel.said(checker, kernel.issued(READ), Errno.EOPNOTSUPP.asResult()))
                .containsExactly("ContractBroken: " + READ + " keeps the contract and was refused: EOPNOTSUPP (95)");
    }
}
