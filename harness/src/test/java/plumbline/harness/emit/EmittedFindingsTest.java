package plumbline.harness.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.harness.recording.RecordingFile;

/** The programs that show what is known of kernels are what their recordings give, and nobody's handiwork. */
class EmittedFindingsTest {
    private static final Path FOLDER = Path.of("../ci/findings");

    static List<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void shouldBeWhatTheRecordingGives(Path recording) throws IOException {
        Path program = Path.of(recording.toString().replaceFirst("jsonl$", "c"));

        assertThat(Language.C.emit(RecordingFile.read(recording))).isEqualTo(Files.readString(program));
    }
}
