package plumbline.harness.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.check.Excuses.Excuse;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

class ExcusesTest {
    private static final Shape READ = Shape.read(4096, Segments.single(0, 4096));
    private static final Shape WRITE = Shape.write(4096, Segments.single(0, 4096));
    private static final EngineSpec PREAD = EngineSpec.of(EngineKind.PREAD);
    private static final EngineSpec POLLED = EngineSpec.of(EngineKind.URING, EngineOption.IOPOLL);

    private final StandIn kernel = new StandIn();

    @AfterEach
    void close() {
        kernel.close();
    }

    /** An answer and what excuses it: {@code kind: reason}, or nothing. */
    record Row(Shape shape, EngineSpec engine, long result, String excuse) {
        static Row of(Shape shape, long result, String excuse) {
            return new Row(shape, PREAD, result, excuse);
        }

        static Row of(Shape shape, Errno errno, String excuse) {
            return new Row(shape, PREAD, errno.asResult(), excuse);
        }

        Row through(EngineSpec other) {
            return new Row(shape, other, result, excuse);
        }
    }

    static Stream<Row> flags() {
        Shape impatient = READ.withFlags(Set.of(RwFlag.NOWAIT));
        Shape polled = READ.withFlags(Set.of(RwFlag.HIPRI));
        Shape atomic = WRITE.withFlags(Set.of(RwFlag.ATOMIC));
        return Stream.of(
                Row.of(impatient, Errno.EAGAIN, "nowait: it was not to wait"),
                Row.of(impatient, 0, "nowait: it was not to wait"),
                Row.of(impatient, 4095, "nowait: it was not to wait"),
                Row.of(impatient, 4096, ""),
                Row.of(impatient, Errno.EIO, ""),
                Row.of(READ, Errno.EAGAIN, ""),
                Row.of(READ, 512, ""),
                Row.of(WRITE.withFlags(Set.of(RwFlag.DSYNC)), Errno.EOPNOTSUPP, ""),
                Row.of(READ, Errno.EOPNOTSUPP, "unsupported: this queue cannot be polled")
                        .through(POLLED),
                Row.of(READ, Errno.EOPNOTSUPP, ""),
                Row.of(READ, Errno.EINVAL, "").through(POLLED),
                Row.of(polled, Errno.EINVAL, "unsupported: a ring that does not poll takes no HIPRI"),
                Row.of(polled, Errno.EINVAL, "").through(POLLED),
                Row.of(polled, Errno.EIO, ""),
                Row.of(atomic, Errno.EINVAL, "unsupported: it is not within the limits of atomic writes"),
                Row.of(atomic, Errno.EIO, ""),
                Row.of(WRITE, Errno.EINVAL, ""));
    }

    static Stream<Row> memory() {
        Shape changing = READ.withBuffer(BufferKind.CHANGING);
        Shape hole = READ.withBuffer(BufferKind.HOLE);
        Shape readOnly = READ.withBuffer(BufferKind.READ_ONLY);
        String fault = "fault: a part of its memory cannot be used";
        return Stream.of(
                Row.of(changing, Errno.EIO, "checksum: its memory changed while its checksum was taken"),
                Row.of(changing, Errno.EINVAL, ""),
                Row.of(WRITE.withBuffer(BufferKind.CHANGING), Errno.EIO, ""),
                Row.of(READ, Errno.EFAULT, ""),
                Row.of(hole, Errno.EFAULT, fault),
                Row.of(hole, 0, fault),
                Row.of(hole, 512, fault),
                Row.of(hole, Errno.EINVAL, ""),
                Row.of(hole, Errno.EIO, ""),
                Row.of(hole, Errno.EIO, "").through(EngineSpec.of(EngineKind.MMAP)),
                Row.of(hole, Errno.EIO, fault).through(EngineSpec.of(EngineKind.AIO)),
                Row.of(hole, Errno.EIO, fault).through(EngineSpec.of(EngineKind.URING_FIXED)),
                Row.of(readOnly, Errno.EFAULT, fault),
                Row.of(WRITE.withBuffer(BufferKind.READ_ONLY), Errno.EFAULT, ""));
    }

    @ParameterizedTest
    @MethodSource({"flags", "memory"})
    void shouldExcuseWhatFlagsAndMemoryLetTheKernelAnswer(Row row) {
        Excuses excuses = new Excuses(StandIn.CONTRACT, row.engine(), Set.of());

        assertThat(text(excuses.of(kernel.loaded(row.shape()), row.result()))).isEqualTo(row.excuse());
    }

    static String text(Optional<Excuse> excuse) {
        return excuse.map(found -> found.kind() + ": " + found.reason()).orElse("");
    }
}
