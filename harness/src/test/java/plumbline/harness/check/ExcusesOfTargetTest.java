package plumbline.harness.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.check.ExcusesTest.Row;
import plumbline.harness.contract.Contract;
import plumbline.harness.contract.Contract.Alignment;
import plumbline.harness.contract.Contract.Rule;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.Interrupted;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

class ExcusesOfTargetTest {
    private static final long MOST_BYTES = 0x7fff_f000L;
    private static final Shape READ = Shape.read(4096, Segments.single(0, 4096));
    private static final EngineSpec PREAD = EngineSpec.of(EngineKind.PREAD);

    private final StandIn kernel = new StandIn();

    @AfterEach
    void close() {
        kernel.close();
    }

    /** 19 sectors and a half. */
    static Stream<Row> ends() {
        Shape last = Shape.read(9216, Segments.single(0, 1024));
        Shape beyond = Shape.write(10_240, Segments.single(0, 512));
        String end = "end: it reaches the end of the target";
        return Stream.of(
                Row.of(last.upTo(512), 0, ""),
                Row.of(last, 512, end),
                Row.of(last, 784, end),
                Row.of(last, 511, ""),
                Row.of(last, 785, ""),
                Row.of(last, Errno.EINVAL, end),
                Row.of(last, Errno.EIO, end),
                Row.of(last, Errno.ENOSPC, ""),
                Row.of(beyond, 0, end),
                Row.of(beyond, 1, ""),
                Row.of(beyond, Errno.ENOSPC, end),
                Row.of(beyond, Errno.EINVAL, ""));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void shouldExcuseWhatCannotGoOnBeyondTheEnd(Row row) {
        Excuses excuses = new Excuses(contract(10_000, Rule.DIOALIGN), PREAD, Set.of());

        assertThat(ExcusesTest.text(excuses.of(kernel.loaded(row.shape()), row.result())))
                .isEqualTo(row.excuse());
    }

    @ParameterizedTest
    @EnumSource(
            value = RwFlag.class,
            names = {"NOWAIT", "HIPRI", "ATOMIC", "DONTCACHE", "NOAPPEND"})
    void shouldExcuseAKernelThatDoesNotKnowAFlag(RwFlag flag) {
        IoSlot slot = kernel.loaded(READ.withFlags(EnumSet.of(RwFlag.DSYNC, flag)));

        assertThat(ExcusesTest.text(
                        new Excuses(StandIn.CONTRACT, PREAD, Set.of()).of(slot, Errno.EOPNOTSUPP.asResult())))
                .isEqualTo("unsupported: there is no " + flag + " here");
    }

    @Test
    void shouldExcuseAPrefixOfMoreThanOneCallMoves() {
        Excuses excuses = new Excuses(contract(1L << 40, Rule.DIOALIGN), PREAD, Set.of());
        IoSlot more = kernel.loaded(Shape.read(0, Segments.single(0, MOST_BYTES + 4096)));
        IoSlot most = kernel.loaded(Shape.read(0, Segments.single(0, MOST_BYTES)));

        assertThat(ExcusesTest.text(excuses.of(more, MOST_BYTES))).isEqualTo("most: no call moves more");
        assertThat(excuses.of(more, MOST_BYTES - 4096)).isEmpty();
        assertThat(excuses.of(most, MOST_BYTES)).isEmpty();
    }

    @Test
    void shouldExcuseOnlyTheErrorsThatTheStackIsThereToMake() {
        Excuses excuses = new Excuses(StandIn.CONTRACT, PREAD, Set.of(Errno.EIO));

        assertThat(ExcusesTest.text(excuses.of(kernel.loaded(READ), Errno.EIO.asResult())))
                .isEqualTo("planted: a layer of the stack makes this error");
        assertThat(excuses.of(kernel.loaded(READ), Errno.ENODATA.asResult())).isEmpty();
    }

    @Test
    void shouldExcuseARefusalByAFileSystemThatReportsNoAlignment() {
        Excuses excuses = new Excuses(contract(StandIn.SIZE_BYTES, Rule.FILE_SYSTEM_BLOCK), PREAD, Set.of());

        assertThat(ExcusesTest.text(excuses.of(kernel.loaded(READ), Errno.EINVAL.asResult())))
                .isEqualTo("refused: the file system reports no alignment");
        assertThat(excuses.of(kernel.loaded(READ), Errno.EIO.asResult())).isEmpty();
    }

    @Test
    void shouldExcuseACanceledRequestOnlyBehindOneThatBrokeItsChain() {
        Excuses excuses = new Excuses(StandIn.CONTRACT, PREAD, Set.of());
        IoSlot behind = kernel.loaded(READ);
        Interrupted.cancel(behind);

        assertThat(ExcusesTest.text(excuses.of(behind, Errno.ECANCELED.asResult())))
                .isEqualTo("canceled: a request before it in its chain failed or came short");
        assertThat(excuses.of(behind, Errno.EIO.asResult())).isEmpty();
        assertThat(excuses.of(kernel.loaded(READ), Errno.ECANCELED.asResult())).isEmpty();
    }

    private static Contract contract(long sizeBytes, Rule rule) {
        return new Contract(sizeBytes, rule, new Alignment(512, 512), new Alignment(512, 512));
    }
}
