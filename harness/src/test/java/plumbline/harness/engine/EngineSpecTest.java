package plumbline.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineSpecTest {
    @Test
    void shouldSpellWhatItReads() {
        assertThat(EngineSpec.parse("pread")).hasToString("pread");
        assertThat(EngineSpec.parse("libaio")).isEqualTo(EngineSpec.of(EngineKind.AIO));
        assertThat(EngineSpec.parse("uring-vector:sqpoll,async"))
                .hasToString("uring-vector:async,sqpoll")
                .isEqualTo(EngineSpec.of(EngineKind.URING_VECTOR, EngineOption.ASYNC, EngineOption.SQPOLL));
        assertThat(EngineSpec.parse("io_uring:defer-taskrun")).hasToString("uring:defer-taskrun");
    }

    @Test
    void shouldKnowWhatOptionsChange() {
        assertThat(EngineSpec.parse("uring-fixed").traits().vectored()).isFalse();
        assertThat(EngineSpec.parse("uring-fixed:vector").traits().maxSegments())
                .isEqualTo(1024);
        assertThat(EngineSpec.parse("vector:buffered").traits().direct()).isFalse();
        assertThat(EngineSpec.parse("mmap").traits().flags()).isEmpty();
    }

    record Mistake(String text, String message) {}

    static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "libao",
                        "unknown engine: libao (known: pread, vector, aio, uring, uring-vector, uring-fixed, mmap)"),
                new Mistake(
                        "uring:fast",
                        "unknown option of the engine uring: fast (known: buffered, async, link, drain, sqpoll, iopoll,"
                                + " defer-taskrun, files, provided)"),
                new Mistake("mmap:async", "the engine mmap takes no option async (known: none)"),
                new Mistake(
                        "uring:sqpoll,defer-taskrun",
                        "the options sqpoll and defer-taskrun do not go together: the kernel refuses DEFER_TASKRUN with"
                                + " SQPOLL"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void shouldListWhatThereIsWhenAskedForWhatThereIsNot(Mistake mistake) {
        assertThatThrownBy(() -> EngineSpec.parse(mistake.text()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(mistake.message());
    }
}
