package plumbline.harness.oneshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.harness.check.FindingKind;
import plumbline.harness.oneshot.OneShot.Outcome;
import plumbline.harness.oneshot.OneShot.Script;

/** Commands on real files. */
class OneShotTest {
    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();
    private Path file;

    @BeforeEach
    void choose() {
        file = folder.resolve("file");
    }

    private Outcome run(String... commands) {
        return OneShot.run(new Script(file, Set.of('f'), List.of(commands)), new PrintWriter(printed));
    }

    @Test
    void shouldReadWhatAMappingWroteAsTheFoundingReproducerDoes() {
        Outcome outcome = run("truncate 8k", "mmap 0 8k", "mwrite 0 4k", "bmap -vp", "pread -v 0 8k", "bmap -vp");

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.refused()).isEmpty();
        assertThat(printed.toString())
                .contains(
                        "00000ff0:  58 58 58 58 58 58 58 58 58 58 58 58 58 58 58 58  XXXXXXXXXXXXXXXX\n",
                        "00001000:  00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00  ................\n",
                        "read 8192/8192 bytes at offset 0\n");
    }

    @Test
    void shouldNameWrongBytesWhenSomebodyElseChangesTheFile() {
        PrintWriter changing = new PrintWriter(printed) {
            @Override
            public void flush() {
                zeroSecondSector();
            }
        };

        Outcome outcome =
                OneShot.run(new Script(file, Set.of('f'), List.of("pwrite -S 0x61 0 4k", "pread 0 4k")), changing);

        assertThat(outcome.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.WRONG_DATA);
            assertThat(finding.message())
                    .isEqualTo("pread of 4096@0 of " + file + " brought wrong bytes, the first at 512, where 0x61 was"
                            + " written and 0x00 came: 512 bytes at 512 are zeroed");
        });
    }

    private void zeroSecondSector() {
        try {
            byte[] bytes = Files.readAllBytes(file);
            Arrays.fill(bytes, 512, 1024, (byte) 0);
            Files.write(file, bytes);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Test
    void shouldKnowOneFileByAllItsNames() throws IOException {
        Files.createFile(file);
        Path other = Files.createLink(folder.resolve("other"), file);

        Outcome outcome = run("pwrite 0 8k", "open " + other, "pwrite -S 7 4k 4k", "file 0", "pread 0 8k");

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.refused()).isEmpty();
    }

    @Test
    void shouldFollowRangesThroughEveryKindOfAllocation() {
        Outcome outcome = run(
                "pwrite -S 1 0 64k",
                "fpunch 4k 4k",
                "fzero -k 60k 16k",
                "falloc -k 64k 64k",
                "copy_range -s 0 -d 100k -l 12k " + file,
                "pread 0 112k",
                "fsync",
                "fadvise -d",
                "pread 0 112k");

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.refused()).isEmpty();
    }

    @Test
    void shouldOutliveAMappingWhosePagesAreGone() {
        Outcome outcome = run("truncate 8k", "mmap 0 8k", "mwrite 0 8k", "truncate 4k", "mread 4k 4k", "pread 0 4k");

        assertThat(outcome.refused())
                .containsExactly("mread 4k 4k: mread of 4096@4096 of " + file + " met a page that the kernel could not"
                        + " give (SIGBUS): it lies beyond the end of the file");
        assertThat(outcome.findings()).isEmpty();
    }

    @Test
    void shouldGoOnBehindWhatTheKernelRefuses() throws IOException {
        Files.write(file, new byte[4096]);

        Outcome outcome = OneShot.run(
                new Script(file, Set.of('r'), List.of("pwrite 0 4k", "pread 0 4k")), new PrintWriter(printed));

        assertThat(outcome.refused()).containsExactly("pwrite 0 4k: pwrite: EBADF (9)");
        assertThat(printed.toString()).contains("read 4096/4096 bytes at offset 0\n");
    }

    record Mistake(String command, String message) {}

    static List<Mistake> mistakes() {
        return List.of(
                new Mistake("pwrite 0 'x", "a quotation mark is left open: pwrite 0 'x"),
                new Mistake(" ", "a command must not be empty: -c ' '"),
                new Mistake("pread -z 0 1", "-z is no option of pread (known: -b … -q -v -F -U -V …): pread -z 0 1"),
                new Mistake("pread 0", "length is missing: pread 0"),
                new Mistake("pread 0 1x", "length must be a number of bytes, as 4096, 0x1000, 4k, 1m: 1x: pread 0 1x"),
                new Mistake("truncate 0 1", "1 is too much: truncate takes 1 arguments at most: truncate 0 1"),
                new Mistake("mread", "nothing is mapped: mmap comes first"),
                new Mistake("mmap 1 4k", "a mapping must begin on a page and not be empty: offset=1: mmap 1 4k"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void shouldSayInASentenceWhatIsWrongWithACommand(Mistake mistake) {
        assertThatThrownBy(() -> run(mistake.command()))
                .isInstanceOf(CommandException.class)
                .hasMessage(mistake.message());
    }

    @Test
    void shouldListTheCommandsWhenOneIsUnknown() {
        assertThatThrownBy(() -> run("truncate 4k", "bogus 1"))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("unknown command: bogus (known: bmap, close, copy_range, dedupe, ");
        assertThat(file).doesNotExist();
    }
}
