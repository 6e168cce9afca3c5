package plumbline.harness.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import plumbline.harness.verdict.ResultJson;
import plumbline.harness.verdict.RunReport;
import plumbline.loopctl.host.GivenFile;

/** Where a run keeps its report. */
public final class ReportFolder {
    private static final String FILE = "run.json";

    private ReportFolder() {}

    /**
     * Reads a run's report.
     *
     * @param path its folder, or the file itself
     * @throws IllegalArgumentException when there is none there, or one of another version
     */
    public static RunReport read(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve(FILE) : path;
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no report there: " + file);
        }
        try {
            RunReport report = ResultJson.read(Files.readString(file), RunReport.class);
            if (report.schemaVersion() != RunReport.SCHEMA_VERSION) {
                throw new IllegalArgumentException("a report must be of version " + RunReport.SCHEMA_VERSION + ": "
                        + file + " is of version " + report.schemaVersion());
            }
            return report;
        } catch (UncheckedIOException malformed) {
            throw new IllegalArgumentException("this is no report: " + file + ResultJson.place(malformed), malformed);
        } catch (IOException refused) {
            throw GivenFile.unreadable("the report", file, refused);
        }
    }

    /** Keeps a report in a folder, made when it is not there. */
    public static void write(RunReport report, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(FILE), ResultJson.pretty(report));
        } catch (IOException refused) {
            throw new UncheckedIOException("the report cannot be written to " + folder, refused);
        }
    }
}
