package plumbline.harness.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

class ResultCheckerTest {
    private static final Shape LEGAL = Shape.read(4096, Segments.single(0, 4096));
    private static final Shape ILLEGAL = Shape.read(4097, Segments.single(0, 4096));
    private static final String RULE = "offset must be a multiple of 512: offset=4097";

    private final StandIn kernel = new StandIn();
    private final ResultChecker checker = new ResultChecker(
            StandIn.CONTRACT, new Excuses(StandIn.CONTRACT, EngineSpec.of(EngineKind.PREAD), Set.of()));

    @AfterEach
    void close() {
        kernel.close();
    }

    @Test
    void shouldSayNothingWhenALegalRequestMovedEverything() {
        assertThat(said(LEGAL, 4096)).isEmpty();
    }

    @Test
    void shouldSayNothingWhenAnIllegalRequestIsRefusedWithEinval() {
        assertThat(said(ILLEGAL, Errno.EINVAL.asResult())).isEmpty();
    }

    @Test
    void shouldFindARefusalOfWhatIsLegal() {
        assertThat(said(LEGAL, Errno.EINVAL.asResult()))
                .containsExactly(
                        "ContractBroken: read 4096@4096 [4096@0] keeps the contract and was refused: EINVAL (22)");
        assertThat(said(LEGAL, -4095))
                .containsExactly(
                        "ContractBroken: read 4096@4096 [4096@0] keeps the contract and was refused: error 4095");
    }

    @Test
    void shouldFindATransferThatStopsBeforeItsEnd() {
        assertThat(said(LEGAL, 4095))
                .containsExactly("ShortTransfer: read 4096@4096 [4096@0] keeps the contract and moved only 4095 of"
                        + " 4096 bytes");
        assertThat(said(LEGAL, 0))
                .containsExactly(
                        "ShortTransfer: read 4096@4096 [4096@0] keeps the contract and moved only 0 of 4096 bytes");
    }

    @Test
    void shouldFindTheWrongErrorForWhatIsIllegal() {
        assertThat(said(ILLEGAL, Errno.EIO.asResult()))
                .containsExactly("WrongErrno: read 4096@4097 [4096@0] breaks the contract (" + RULE
                        + ") and was refused with EIO (5) instead of EINVAL (22)");
    }

    @Test
    void shouldShowThatAKernelIsLenient() {
        assertThat(said(ILLEGAL, 4096))
                .containsExactly("lenient: read 4096@4097 [4096@0] breaks the contract and was carried out: " + RULE);
        assertThat(said(ILLEGAL, 511))
                .containsExactly(
                        "lenient: read 4096@4097 [4096@0] breaks the contract and 511 bytes were moved: " + RULE);
        assertThat(said(ILLEGAL, 0))
                .containsExactly(
                        "lenient: read 4096@4097 [4096@0] breaks the contract and 0 bytes were moved: " + RULE);
    }

    @Test
    void shouldCallAnEmptyRequestThatIsIllegalLenientToo() {
        assertThat(said(Shape.read(1, Segments.single(0, 0)), 0))
                .containsExactly("lenient: read 0@1 [0@0] breaks the contract and was carried out:"
                        + " offset must be a multiple of 512: offset=1");
    }

    @Test
    void shouldNoteAnAnswerThatHasAnExcuse() {
        Shape impatient = LEGAL.withFlags(Set.of(RwFlag.NOWAIT));

        assertThat(said(impatient, Errno.EAGAIN.asResult()))
                .containsExactly("nowait: read 4096@4096 [4096@0] NOWAIT was answered with EAGAIN (11):"
                        + " it was not to wait");
        assertThat(said(impatient, 0))
                .containsExactly(
                        "nowait: read 4096@4096 [4096@0] NOWAIT was answered with 0 bytes: it was not to wait");
    }

    @Test
    void shouldKeepTheRequestWithTheFinding() {
        IoSlot slot = kernel.loaded(LEGAL);
        kernel.said(checker, slot, 512);

        assertThat(kernel.breaches())
                .containsExactly(new Breach(
                        FindingKind.SHORT_TRANSFER,
                        "read 4096@4096 [4096@0] keeps the contract and moved only 512 of 4096 bytes",
                        RequestRecord.of(slot),
                        Optional.empty()));
    }

    private List<String> said(Shape shape, long result) {
        return kernel.said(checker, kernel.loaded(shape), result);
    }
}
