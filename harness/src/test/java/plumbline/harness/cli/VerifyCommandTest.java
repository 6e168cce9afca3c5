package plumbline.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plumb verify} on files: what it finds, what it refuses, what it leaves alone. */
class VerifyCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Path file = Path.of(System.getProperty("user.dir"), "target", "verify-" + System.nanoTime());

    private int verify(String... arguments) {
        String[] whole = new String[arguments.length + 2];
        whole[0] = "verify";
        whole[1] = file.toString();
        System.arraycopy(arguments, 0, whole, 2, arguments.length);
        return Plumb.execute(new PrintWriter(out, true), new PrintWriter(err, true), whole);
    }

    @Test
    void shouldPassWhenSeveralJobsWriteTheSamePlaces() throws IOException {
        int status = verify(
                "--size=2M",
                "--rw=randrw",
                "--bsrange=4k-64k",
                "--iodepth=8",
                "--numjobs=3",
                "--loops=3",
                "--norandommap",
                "--engine=pread");

        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        assertThat(out.toString()).contains("1 passed, 0 failed, 0 skipped, 0 broken; ");
        Files.delete(file);
    }

    @Test
    void shouldReadBackWhatWasTouchedOfALongRange() throws IOException {
        int status = verify(
                "--size=1T", "--io_size=4M", "--rw=randwrite", "--iodepth=8", "--numjobs=2", "--engine=pread:buffered");

        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        assertThat(out.toString()).contains("note: checked ×16384: sectors were read", "note: cpu-issuing-user");
        Files.delete(file);
    }

    @Test
    void shouldHoldAFileToItsJournal() throws IOException {
        Path journal = folder.resolve("journal");
        assertThat(verify("--size=1M", "--rw=randwrite", "--fsync=4", "--engine=pread", "--journal=" + journal))
                .isZero();
        assertThat(verify("--resume=" + journal, "--engine=pread")).isZero();
        assertThat(out.toString()).contains("note: newest ×2048: sectors hold the last write that was issued for them");

        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(4096), 0);
        }
        long before = Files.getLastModifiedTime(file).toMillis();
        assertThat(verify("--resume=" + journal, "--engine=pread")).isEqualTo(1);
        assertThat(out.toString()).contains("4096 bytes at 0 are zeroed");
        assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(before);
        Files.delete(file);
    }

    @Test
    void shouldNotWriteWhatIsThereUnlessToldTo() throws IOException {
        Files.writeString(file, "precious");

        assertThat(verify("--rw=read", "--size=4k")).isEqualTo(2);

        assertThat(err.toString())
                .isEqualTo("plumb: " + file + " is there already: give --write if what it holds may go\n");
        assertThat(file).hasContent("precious");
        Files.delete(file);
    }

    @Test
    void shouldSayTheRuleAndTheValueOfAWrongOption() throws IOException {
        Files.write(file, new byte[1 << 20]);

        assertThat(verify("--write", "--bs=100", "--engine=pread")).isEqualTo(2);
        assertThat(verify("--write", "--rw=sideways")).isEqualTo(2);
        assertThat(verify("--write", "--rw=read", "--rwmixread=30")).isEqualTo(2);
        assertThat(verify("--write", "--iodepth=0")).isEqualTo(2);
        assertThat(verify("--write", "--time_based")).isEqualTo(2);
        assertThat(verify("--write", "--size=4M", "--engine=pread")).isEqualTo(2);

        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("plumb: bs must be a multiple of the logical block: bs=100,"),
                        line -> assertThat(line)
                                .isEqualTo("plumb: unknown --rw: sideways (known: read, write, randread, randwrite, rw,"
                                        + " randrw, readwrite)"),
                        line -> assertThat(line)
                                .isEqualTo("plumb: rwmixread is for rw and randrw alone: rw=read, rwmixread=30"),
                        line -> assertThat(line).isEqualTo("plumb: iodepth must be positive: iodepth=0"),
                        line -> assertThat(line).isEqualTo("plumb: time_based needs a runtime: --runtime TIME"),
                        line -> assertThat(line)
                                .isEqualTo("plumb: offset and size must lie within the target: offset=0, size=4194304,"
                                        + " targetBytes=1048576"));
        Files.delete(file);
    }

    @Test
    void shouldSayThatItIsBrokenWhenTheJournalsDiskIsFull() throws IOException {
        int status = verify("--size=1M", "--rw=randwrite", "--engine=pread", "--journal=/dev/full");

        assertThat(status).isEqualTo(3);
        assertThat(err.toString()).isEqualTo("plumb: the journal cannot be made: /dev/full\n");
        Files.deleteIfExists(file);
    }
}
