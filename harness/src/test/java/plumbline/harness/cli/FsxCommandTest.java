package plumbline.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code plumb fsx} ends, what it writes down, and that this gives the same file again. */
class FsxCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int fsx(String... arguments) {
        List<String> whole = new ArrayList<>(List.of("fsx", "-q", "-P", folder.toString()));
        whole.addAll(List.of(arguments));
        return Plumb.execute(new PrintWriter(out, true), new PrintWriter(err, true), whole.toArray(String[]::new));
    }

    @Test
    void shouldMakeTheSameFileAgainFromWhatItWroteDown() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        String ops = folder.resolve("ops").toString();

        assertThat(fsx(one.toString(), "-N", "500", "-S", "9", "--content", "fsx", "--record-ops", ops))
                .isZero();
        assertThat(fsx(two.toString(), "-S", "9", "--content", "fsx", "--replay-ops", ops))
                .isZero();

        assertThat(one).hasSameBinaryContentAs(two);
        assertThat(out.toString()).contains("1 passed, 0 failed, 0 skipped, 0 broken; ", ", seed 0x9\n");
    }

    @Test
    void shouldHaveSeveralProcessesWorkOnPiecesOfOneFile() {
        Path file = folder.resolve("shared");

        assertThat(fsx(file.toString(), "-N", "200", "-S", "9", "-l", "64k", "--processes", "2"))
                .isZero();

        assertThat(file).hasSize(128 << 10);
        assertThat(out.toString())
                .contains(file + " 1/2", file + " 2/2", "2 passed, 0 failed, 0 skipped, 0 broken; ", ", seed 0x9\n");
    }

    @Test
    void shouldLeaveNothingOutWhenTheOperationsGoRight() throws IOException {
        Path ops = Files.writeString(folder.resolve("ops"), "write 0x0 0x1000 0x0\nread 0x0 0x1000 0x1000\n");
        String target = folder.resolve("target").toString();

        int status = Plumb.execute(
                new PrintWriter(out, true), new PrintWriter(err, true), "shrink", ops.toString(), "--file", target);

        assertThat(err.toString()).isEmpty();
        assertThat(out).hasToString("nothing went wrong: nothing can be left out, and nothing was written\n");
        assertThat(status).isEqualTo(4);
    }

    @Test
    void shouldEndWithTwoWhenTheInputIsWrong() throws IOException {
        Path file = Files.writeString(folder.resolve("there"), "precious");
        Path ops = Files.writeString(folder.resolve("ops"), "punch 0 1 0\n");

        assertThat(fsx(file.toString())).isEqualTo(2);
        assertThat(fsx(folder.resolve("new").toString(), "--replay-ops", ops.toString()))
                .isEqualTo(2);
        assertThat(fsx(folder.resolve("new").toString(), "-l", "0")).isEqualTo(2);
        assertThat(fsx(folder.toString(), "--write")).isEqualTo(2);
        assertThat(fsx(folder.resolve("new").toString(), "--processes", "2", "-l", "5000"))
                .isEqualTo(2);

        assertThat(err.toString().lines())
                .containsExactly(
                        "plumb: " + file + " is there already: give --write if what it holds may go",
                        "plumb: " + ops + ":1:1: unknown operation: punch",
                        "plumb: -l wants a number of bytes, as 4096, 4k, 1M: 0",
                        "plumb: fsx wants a regular file: " + folder,
                        "plumb: pieces of a file must be whole pages: pieceBytes=5000, pageBytes=4096");
        assertThat(file).hasContent("precious");
    }
}
