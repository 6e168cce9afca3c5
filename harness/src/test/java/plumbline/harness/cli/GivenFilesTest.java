package plumbline.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are named as input and are not what they should be: a sentence each, and the status of bad input. */
class GivenFilesTest {
    private static final byte[] NO_TEXT = {(byte) 0xff, (byte) 0xfe, 0, 1};

    @TempDir
    Path folder;

    record Row(List<String> arguments, String message) {}

    static List<Row> rows() {
        return List.of(
                new Row(
                        List.of("fsx", "%/f", "--replay-ops", "%/nothing"),
                        "the file of operations cannot be read: %/nothing: there is no such file"),
                new Row(
                        List.of("fsx", "%/f", "--replay-ops", "%/bytes"),
                        "the file of operations cannot be read: %/bytes: it is no text"),
                new Row(
                        List.of("replay", "%/nothing"),
                        "the recording cannot be read: %/nothing: there is no such file"),
                new Row(List.of("replay", "%"), "the recording cannot be read: %: it is a directory"),
                new Row(List.of("report", "%/bytes"), "the report cannot be read: %/bytes: it is no text"),
                new Row(List.of("report", "%/words"), "this is no report: %/words:1:1"),
                new Row(
                        List.of("run", "--stack", "file:1M", "--known", "%/nothing"),
                        "the known list cannot be read: %/nothing: there is no such file"),
                new Row(
                        List.of("io", "%/nothing", "-c", "pread 0 4k"),
                        "there is no such file: %/nothing: give -f to have it made"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldSayWhatIsWrongWithAFile(Row row) throws IOException {
        Files.write(folder.resolve("bytes"), NO_TEXT);
        Files.writeString(folder.resolve("words"), "words, and no JSON");
        StringWriter err = new StringWriter();

        int status = Plumb.execute(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true),
                row.arguments().stream().map(this::here).toArray(String[]::new));

        assertThat(err.toString()).isEqualTo("plumb: " + here(row.message()) + "\n");
        assertThat(status).isEqualTo(2);
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    private String here(String text) {
        return text.replace("%", folder.toString());
    }
}
