package plumbline.loopctl.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void shouldGiveTheStatusAndAllThatWasSaid() {
        Command.Result result = Command.run(List.of("sh", "-c", "seq 100000; echo wrong >&2; exit 7"));

        assertThat(result.status()).isEqualTo(7);
        assertThat(result.output()).startsWith("1\n2\n").endsWith("100000\nwrong");
    }

    @Test
    void shouldTellNowAndThenThatAProgramRuns() {
        AtomicInteger told = new AtomicInteger();

        Command.run(List.of("sleep", "2.5"), told::incrementAndGet);

        assertThat(told).hasValueGreaterThanOrEqualTo(2);
    }

    @Test
    void shouldQuoteAProgramThatMustSucceedAndDoesNot() {
        assertThatThrownBy(() -> Command.check(List.of("sh", "-c", "echo why; exit 3")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("sh -c echo why; exit 3 ended with status 3: why");
    }
}
