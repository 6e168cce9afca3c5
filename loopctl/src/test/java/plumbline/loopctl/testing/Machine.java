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

/** What a stack of ours could leave behind on this machine, whatever others do on it at the same time. */
public final class Machine {
    private Machine() {}

    /**
     * A line each: block devices that are made by name, loop devices over files in a folder, mounts in that folder.
     *
     * @param folder where the files of the stacks lie
     */
    public static String describe(Path folder) {
        Set<String> things = new TreeSet<>();
        try (Stream<Path> devices = Files.list(Path.of("/sys/block"))) {
            devices.filter(device -> isOfInterest(device, folder))
                    .map(Path::toString)
                    .forEach(things::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        MountTable.of(Host.live()).mounts().stream()
                .filter(mount -> mount.target().startsWith(folder))
                .map(Object::toString)
                .forEach(things::add);
        return String.join("\n", things);
    }

    private static boolean isOfInterest(Path device, Path folder) {
        String name = device.getFileName().toString();
        if (name.startsWith("loop")) {
            return Host.live()
                    .text(device + "/loop/backing_file")
                    .filter(file -> Path.of(file).startsWith(folder))
                    .isPresent();
        }
        // Persistent memory is not made by us; it only comes up with its modules.
        return !name.startsWith("pmem");
    }
}
