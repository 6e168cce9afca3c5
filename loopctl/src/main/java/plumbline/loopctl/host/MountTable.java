package plumbline.loopctl.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is mounted in this process's namespace, from {@code /proc/self/mountinfo} (proc(5)).
 *
 * @param mounts in the order of mounting
 */
public record MountTable(List<Mount> mounts) {
    /**
     * One line.
     *
     * @param device major:minor of what is mounted
     * @param target the mount point
     * @param source what was mounted, as it was called then
     */
    public record Mount(String device, Path target, String type, String source) {}

    /** Reads the table; empty where there is no procfs. */
    public static MountTable of(Host host) {
        return new MountTable(host.text("/proc/self/mountinfo")
                .orElse("")
                .lines()
                .flatMap(line -> parse(line).stream())
                .toList());
    }

    private static Optional<Mount> parse(String line) {
        String[] halves = line.split(" - ", 2);
        String[] left = halves[0].split(" ");
        if (halves.length != 2 || left.length < 5) {
            return Optional.empty();
        }
        String[] right = halves[1].split(" ");
        return Optional.of(new Mount(left[2], Path.of(unescape(left[4])), right[0], unescape(right[1])));
    }

    /** Space, tab, line feed and backslash are written in octal. */
    private static String unescape(String text) {
        return text.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
