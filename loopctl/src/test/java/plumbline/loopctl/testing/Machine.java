package plumbline.loopctl.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.MountTable;

/** Everything on this machine that a layer could leave behind. */
public final class Machine {
    private Machine() {}

    /** Block devices (loop devices only where attached), mounts but for the kernel's own, and mdstat, a line each. */
    public static String describe() {
        Set<String> things = new TreeSet<>();
        try (Stream<Path> devices = Files.list(Path.of("/sys/block"))) {
            // Persistent memory is not made by us; it only comes up with its modules.
            devices.filter(device -> !device.toString().contains("/pmem"))
                    .filter(device -> !device.toString().contains("/loop") || Files.exists(device.resolve("loop")))
                    .map(Path::toString)
                    .forEach(things::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        MountTable.of(Host.live()).mounts().stream()
                .filter(mount -> !Set.of("configfs", "fusectl").contains(mount.type()))
                .map(Object::toString)
                .forEach(things::add);
        Host.live()
                .text("/proc/mdstat")
                .orElse("")
                .lines()
                .filter(line -> line.startsWith("md"))
                .forEach(things::add);
        return String.join("\n", things);
    }
}
