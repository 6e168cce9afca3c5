package plumbline.harness.lane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.harness.run.Past;
import plumbline.harness.run.SuiteRun;
import plumbline.harness.verdict.ResultJson;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.Totals;

/** One kernel's guest: boots it, lets it run the suite, and reads what it left. */
final class Lane {
    private final LaneTools tools;
    private final LaneSpec spec;
    private final String kernel;
    private final Path folder;

    Lane(LaneTools tools, LaneSpec spec, String kernel) {
        this.tools = tools;
        this.spec = spec;
        this.kernel = kernel;
        this.folder = spec.output().resolve(kernel.replaceAll("[^A-Za-z0-9.+~-]", "_"));
    }

    /** Runs to the end, whatever becomes of the guest. */
    LaneResult run() {
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(command())
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(folder.resolve("output.txt").toFile())
                    .redirectError(folder.resolve("messages.txt").toFile());
            builder.environment()
                    .put(
                            "PLUMBLINE_PARENT",
                            String.valueOf(ProcessHandle.current().pid()));
            return read(exitStatus(builder.start()));
        } catch (IOException refused) {
            throw new UncheckedIOException("the lane of " + kernel + " cannot be started", refused);
        }
    }

    private static int exitStatus(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException stopped) {
            process.destroy();
            Thread.currentThread().interrupt();
            return 3;
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                tools.folder().resolve("vm").toString(),
                "--kernel",
                kernel,
                "--results",
                folder.toString(),
                "--cpus",
                String.valueOf(spec.guest().cpus()),
                "--",
                "plumb",
                "run"));
        command.addAll(spec.runOptions());
        return command;
    }

    private LaneResult read(int exitStatus) throws IOException {
        Path whole = folder.resolve("run.json");
        Path journal = folder.resolve("journal.jsonl");
        Optional<RunReport> report = Optional.empty();
        if (Files.exists(whole)) {
            report = Optional.of(ResultJson.read(Files.readString(whole), RunReport.class));
        } else if (Files.exists(journal)) {
            report = partOf(Past.read(journal));
        }
        Optional<RunReport> judged = report.map(spec.known()::applyTo);
        boolean allKnown = exitStatus == 1
                && judged.filter(found -> found.totals().failed() == 0).isPresent();
        return new LaneResult(
                kernel,
                allKnown ? 0 : exitStatus,
                judged,
                Files.exists(whole) ? Optional.empty() : Optional.of(lastMessage(exitStatus)));
    }

    /** What a guest that never came to its end had found out until then. */
    private static Optional<RunReport> partOf(Past past) {
        return past.opened()
                .map(opened -> new RunReport(
                        RunReport.SCHEMA_VERSION,
                        SuiteRun.tool(),
                        opened.host(),
                        "0x" + Long.toHexString(opened.seed()),
                        opened.startedAt(),
                        0,
                        true,
                        Totals.of(past.results()),
                        past.results()));
    }

    private String lastMessage(int exitStatus) throws IOException {
        return Files.readAllLines(folder.resolve("messages.txt")).stream()
                .filter(line -> line.startsWith("plumb: "))
                .reduce((first, second) -> second)
                .map(line -> line.substring("plumb: ".length()))
                .orElse("the lane ended with status " + exitStatus + " and no report: see "
                        + folder.resolve("messages.txt"));
    }
}
