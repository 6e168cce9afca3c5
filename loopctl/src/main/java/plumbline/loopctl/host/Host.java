package plumbline.loopctl.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The kernel's text files: sysfs, procfs and the like, below a root path, which is {@code /} on a live machine and a
 * captured tree in tests.
 *
 * @param root the folder that stands for {@code /}
 */
public record Host(Path root) {
    /** The machine that this process runs on. */
    public static Host live() {
        return new Host(Path.of("/"));
    }

    /** A file's content without white space at its ends; empty when there is no such file or it cannot be read. */
    public Optional<String> text(String path) {
        try {
            return Optional.of(Files.readString(at(path)).strip());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** A file's content as a number; empty when there is none. */
    public OptionalLong number(String path) {
        Optional<String> text = text(path);
        if (text.isEmpty() || !text.get().matches("-?[0-9]{1,18}")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text.get()));
    }

    public boolean exists(String path) {
        return Files.exists(at(path));
    }

    /** Where an absolute path lies below the root. */
    public Path at(String path) {
        return root.resolve(path.substring(1));
    }

    /** The random number of this boot, {@code /proc/sys/kernel/random/boot_id}. */
    public String bootId() {
        return text("/proc/sys/kernel/random/boot_id").orElse("unknown");
    }

    /** {@code uname -r}. */
    public String kernelRelease() {
        return text("/proc/sys/kernel/osrelease").orElse("unknown");
    }
}
