package plumbline.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code plumb io} ends, and what it refuses to touch. */
class IoCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int io(Path file, String... arguments) {
        String[] whole = new String[arguments.length + 2];
        whole[0] = "io";
        whole[1] = file.toString();
        System.arraycopy(arguments, 0, whole, 2, arguments.length);
        return Plumb.execute(new PrintWriter(out, true), new PrintWriter(err, true), whole);
    }

    @Test
    void shouldPassWithAReportWhenEverythingIsRight() {
        Path report = folder.resolve("report");

        int status = io(folder.resolve("new"), "-f", "-c", "pwrite -q 0 8k", "-c", "pread -q 0 8k", "-o", report + "");

        assertThat(status).isZero();
        assertThat(out.toString()).contains("1 passed, 0 failed, 0 skipped, 0 broken; 4 requests, 16.0 KiB, ");
        assertThat(report.resolve("run.json")).content().contains("\"case\" : \"io\"", "\"verdict\" : \"passed\"");
    }

    @Test
    void shouldEndWithThreeWhenTheKernelRefuses() throws IOException {
        Path file = Files.write(folder.resolve("there"), new byte[10]);

        int status = io(file, "-r", "-c", "pread 0 4k", "-c", "fsync", "-c", "mmap -w 0 4k");

        assertThat(status).isEqualTo(3);
        assertThat(err.toString()).isEqualTo("mmap -w 0 4k: mmap: EACCES (13)\n");
    }

    @Test
    void shouldNotChangeAFileWithContentUnlessToldTo() throws IOException {
        Path file = Files.writeString(folder.resolve("there"), "precious");

        assertThat(io(file, "-c", "pwrite 0 4k")).isEqualTo(2);
        assertThat(io(file, "-t", "-c", "pread 0 4k")).isEqualTo(2);

        assertThat(err.toString())
                .isEqualTo(("plumb: " + file + " is there already: give --write if what it holds may go\n").repeat(2));
        assertThat(file).hasContent("precious");
        assertThat(io(file, "--write", "-c", "pwrite 0 4k")).isZero();
    }

    @Test
    void shouldEndWithTwoWhenACommandIsWrong() {
        assertThat(io(folder.resolve("new"), "-f", "-c", "pwrite 0")).isEqualTo(2);

        assertThat(err.toString()).isEqualTo("plumb: length is missing: pwrite 0\n");
    }
}
