package plumbline.harness.lane;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A guest of one kernel, booted for one command.
 *
 * @param kernel as {@code ci/kernels} takes it
 */
public record Guest(LaneTools tools, String kernel) {
    /** Where the guest has the files that it was given. */
    public static final Path GIVEN = Path.of("/run/plumb-job/given");

    private static final int DIED = 3;

    /**
     * What it is to do.
     *
     * @param command a program of the guest and its arguments
     * @param given files for it, there in {@link #GIVEN}
     * @param results where its folder /results comes to
     * @param output where its standard output goes
     * @param messages where its standard error and the lane's own words go
     */
    public record Task(List<String> command, List<Path> given, Path results, Redirect output, Redirect messages) {}

    /** Boots, and returns the command's exit status; 3 too when the guest died or hung. */
    public int run(Task task) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words(task))
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(task.output())
                .redirectError(task.messages());
        builder.environment()
                .put("PLUMBLINE_PARENT", String.valueOf(ProcessHandle.current().pid()));
        try {
            Process process = builder.start();
            try {
                return process.waitFor();
            } catch (InterruptedException stopped) {
                process.destroy();
                throw stopped;
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("the guest of " + kernel + " cannot be started", refused);
        }
    }

    /** Whether a status may mean that the guest died. */
    public static boolean mayHaveDied(int status) {
        return status == DIED;
    }

    private List<String> words(Task task) {
        List<String> words = new ArrayList<>(List.of(
                tools.folder().resolve("vm").toString(),
                "--kernel",
                kernel,
                "--results",
                task.results().toString()));
        task.given().forEach(file -> words.addAll(List.of("--give", file.toString())));
        words.add("--");
        words.addAll(task.command());
        return words;
    }
}
