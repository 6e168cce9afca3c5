package plumbline.harness.lane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The scripts that boot guests and fetch kernels.
 *
 * @param folder where they lie
 */
public record LaneTools(Path folder) {
    private static final String PROPERTY = "plumbline.ci";

    /**
     * Those that the launcher named.
     *
     * @throws IllegalArgumentException when there are none: lanes are started from a checkout
     */
    public static LaneTools ofThisProcess() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Path::of)
                .filter(folder -> Files.isExecutable(folder.resolve("vm")))
                .map(LaneTools::new)
                .orElseThrow(() -> new IllegalArgumentException(
                        "kernel lanes need the scripts of a checkout: start them with harness/bin/plumb"));
    }

    /** The kernels of the list, in order. */
    public List<String> listedKernels() {
        try {
            return Files.readAllLines(folder.resolve("kernels.list")).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException refused) {
            throw new UncheckedIOException("the list of kernels cannot be read", refused);
        }
    }

    /** The packaged versions of a series, oldest first. */
    public List<String> packagedVersions() {
        List<String> versions = new ArrayList<>();
        for (String line : output("kernels", "versions").lines().toList()) {
            versions.add(line.split(" ")[0]);
        }
        return versions;
    }

    private String output(String script, String... arguments) {
        try {
            List<String> command =
                    new ArrayList<>(List.of(folder.resolve(script).toString()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalArgumentException(script + " " + String.join(" ", arguments) + " failed");
            }
            return output;
        } catch (IOException refused) {
            throw new UncheckedIOException(script + " cannot be started", refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(script + " was interrupted", stopped);
        }
    }
}
