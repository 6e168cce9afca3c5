package plumbline.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.loopctl.testing.Requires;

/** Which engines have completions that leave the issuing thread in peace. */
@Requires("io_uring")
class EngineSpecUndisturbedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"uring | uring:defer-taskrun", "uring-fixed:files | uring-fixed:defer-taskrun,files"})
    void shouldDeferTheWorkOfARing(String asked, String given) {
        assertThat(EngineSpec.parse(asked).undisturbed()).hasToString(given);
    }

    @Test
    void shouldLeaveAloneWhatCannotDeferIt() {
        for (String name : new String[] {"pread", "vector:buffered", "aio", "mmap", "uring:sqpoll"}) {
            assertThat(EngineSpec.parse(name).undisturbed()).hasToString(name);
        }
    }
}
