package plumbline.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.harness.engine.EngineSpec;

/** How {@code plumb bench} answers, and what it refuses to touch. */
class BenchCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file = Files.write(folder.resolve("file"), new byte[1 << 20]);
    }

    private int bench(String options) {
        String[] arguments = ("bench " + file + " --ioengine uring:buffered " + options).split(" ");
        return Plumb.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private static String used(String engine) {
        return EngineSpec.parse(engine).undisturbed().toString();
    }

    @Test
    void shouldPrintJsonWithTheFieldsThatOthersRelyOn() throws IOException {
        assertThat(bench("--rw randread --bs 4k --iodepth 8 --fixedbufs --registerfiles --json"))
                .isZero();

        JsonNode json = new JsonMapper().readTree(out.toString());
        assertThat(json.get("schemaVersion").asInt()).isEqualTo(1);
        assertThat(json.get("engine").asText()).isEqualTo(used("uring-fixed:buffered,files"));
        assertThat(json.get("direction").asText()).isEqualTo("read");
        assertThat(json.get("blockBytes").asLong()).isEqualTo(4096);
        assertThat(json.get("depth").asInt()).isEqualTo(8);
        assertThat(json.get("verify").asBoolean()).isFalse();
        assertThat(json.get("seconds").asDouble()).isPositive();
        assertThat(json.get("iops").asDouble()).isPositive();
        assertThat(json.get("bytesPerSecond").asDouble()).isPositive();
        assertThat(json.get("latencyMicros").properties().stream().map(entry -> entry.getKey()))
                .containsExactly("p50", "p99", "p999", "max");
    }

    @Test
    void shouldPrintALineForEachStage() {
        assertThat(bench("--rw randwrite --verify --write --numjobs 2")).isZero();

        assertThat(out.toString())
                .startsWith(used("uring:buffered")
                        + ", blocks of 4096, depth 32, batches of 8, jobs 2, every byte checked\n")
                .containsSubsequence("\nlay out ", "\nrandwrite ", "\nread back ");
    }

    @Test
    void shouldNotWriteUnlessToldTo() {
        assertThat(bench("--rw write")).isEqualTo(2);
        assertThat(bench("--rw randread --verify")).isEqualTo(2);

        assertThat(err.toString())
                .isEqualTo(("plumb: this writes to " + file + ": give --write if its content may go\n").repeat(2));
        assertThat(file).hasBinaryContent(new byte[1 << 20]);
    }

    @Test
    void shouldSayWhatIsWrongWithANumber() {
        assertThat(bench("--bs 4x")).isEqualTo(2);
        assertThat(bench("--iodepth 0")).isEqualTo(2);

        assertThat(err.toString())
                .isEqualTo("plumb: --bs is a size like 4096, 4k or 64M: 4x\nplumb: --iodepth must be positive: 0\n");
    }
}
