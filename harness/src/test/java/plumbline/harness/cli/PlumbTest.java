package plumbline.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.loopctl.layer.LayerKind;

class PlumbTest {
    private record Said(int status, String out, String err) {}

    private static Said plumb(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Plumb.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Said(status, out.toString(), err.toString());
    }

    record Mistake(List<String> arguments, String message) {}

    static List<Mistake> mistakes() {
        return List.of(
                new Mistake(List.of("run", "--stack", "fil:1M"), """
                        plumb: unknown layer: fil (known: %s)
                            fil:1M
                            ^
                        """),
                new Mistake(
                        List.of("run", "--engine", "libao"),
                        "plumb: unknown engine: libao (known: pread, vector, aio, uring, uring-vector,"
                                + " uring-fixed, mmap)\n"),
                new Mistake(List.of("run", "--seed", "x"), "plumb: a seed is a number, decimal or 0x…: --seed x\n"),
                new Mistake(
                        List.of("run", "--require", "luck"),
                        "plumb: unknown requirement: luck (known: root, loop, io_uring, tracefs, fs:NAME, module:NAME, tool:NAME)\n"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void shouldSayInASentenceWhatIsWrongWithTheInput(Mistake mistake) {
        Said said = plumb(mistake.arguments().toArray(String[]::new));

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).isEqualTo(mistake.message().replace("%s", String.join(", ", LayerKind.words())));
        assertThat(said.out()).isEmpty();
    }

    @Test
    void shouldRefuseAnUnknownCaseAndListTheKnown() {
        Said said = plumb("explain", "nothing");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).startsWith("plumb: no case is named nothing (known: cover.whole, align.address, ");
    }

    @Test
    void shouldTeachByItsHelp() {
        assertThat(plumb("--help").out()).contains("run", "list", "explain", "doctor", "clean", "Exit status:");
        assertThat(plumb("run", "--help").out()).contains("--stack", "--seed", "bottom first");
        assertThat(plumb("run", "--nonsense").status()).isEqualTo(2);
    }

    @Test
    void shouldExplainACase() {
        assertThat(plumb("explain", "batch.adjacent").out()).isEqualTo("""
                batch.adjacent
                  This case shows that several bios in one request of the driver's each find their own bytes.
                  It is for: loop: the other iterator path of the driver, for requests of several bios
                  Engines: aio, uring, uring-vector, uring-fixed
                  Run it: plumb run --case batch.adjacent
                """);
    }

    @Test
    void shouldRunAndCountTheVerdictsInTheLastLine() {
        Said said = plumb("run", "--case", "depth.one", "--stack", "file:1M", "--engine", "psync", "--seed", "0x7");

        assertThat(said.status()).isZero();
        assertThat(said.out()).startsWith("passed   depth.one          pread        file:1M");
        assertThat(said.out().lines().toList().getLast())
                .startsWith("1 passed, 0 failed, 0 skipped, 0 broken; 66 requests, ")
                .endsWith(", seed 0x7");
        assertThat(said.err()).startsWith("plumbline 0.1.0 on Linux ");
    }
}
