package plumbline.harness.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.harness.verdict.ResultJson;
import plumbline.loopctl.layer.Permissions;

class ProbeJsonTest {
    @TempDir
    Path folder;

    @Test
    void shouldWriteWhatAMapperWrites() {
        Measured measured = new Measured(
                512,
                4096,
                512,
                4,
                1024,
                Map.of("memoryAlign", "EINVAL (22)", "offsetAlign", "not tried"),
                new Measured.Data(31, 1, "a \"quoted\" shape \u00fc", Measured.Verdict.WRONG));
        ProbeReport report = new ProbeReport(
                ProbeReport.SCHEMA_VERSION,
                "/a/\"path\"",
                "file",
                Map.of("memoryAlign", new ProbeReport.Reported(1L << 40, "statx")),
                Map.of("pread", Map.of("read", measured)),
                Map.of("uring", "io_uring is off"),
                List.of(new Disagreement("what", "1", "2", "it means this", Disagreement.Weight.BROKEN)));

        assertThat(ProbeJson.of(report)).isEqualTo(ResultJson.pretty(report));
    }

    @Test
    void shouldWriteWhatAMapperWritesOfAFile() throws Exception {
        Path file = folder.resolve("content");
        Files.write(file, new byte[1 << 20]);

        ProbeReport report = Probe.run(new ProbeSpec(file, Set.of(), Permissions.none(), _ -> {}));

        assertThat(ProbeJson.of(report)).isEqualTo(ResultJson.pretty(report));
    }
}
