package plumbline.harness.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import plumbline.bindings.sys.FileStatus.DeviceNumber;

/**
 * Names of what events know by numbers: descriptors of processes, devices. A name is looked up
 * once a second at most; what has none may have one the next moment.
 */
final class FileNames {
    private static final long FRESH_NANOS = 1_000_000_000;

    private final Path root;
    private final Map<Descriptor, Known> descriptors = new HashMap<>();
    private final Map<DeviceNumber, String> devices = new HashMap<>();

    private record Descriptor(int process, int number) {}

    private record Known(Optional<String> path, long sinceNanos) {}

    FileNames(Path root) {
        this.root = root;
    }

    /** The path of a descriptor; empty when the process has none such any more. */
    Optional<String> file(int process, int number, long nowNanos) {
        Descriptor descriptor = new Descriptor(process, number);
        Known known = descriptors.get(descriptor);
        if (known == null || known.path().isEmpty() || nowNanos - known.sinceNanos() > FRESH_NANOS) {
            Optional<String> path = look(descriptor);
            known = new Known(path.isEmpty() && known != null ? known.path() : path, nowNanos);
            descriptors.put(descriptor, known);
        }
        return known.path();
    }

    private Optional<String> look(Descriptor descriptor) {
        try {
            Path link = root.resolve("proc/" + descriptor.process() + "/fd/" + descriptor.number());
            return Optional.of(Files.readSymbolicLink(link).toString());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** As the kernel names it; the numbers when it is gone. */
    String device(DeviceNumber device) {
        return devices.computeIfAbsent(device, this::look);
    }

    private String look(DeviceNumber device) {
        String numbers = device.major() + ":" + device.minor();
        try {
            return Files.readSymbolicLink(root.resolve("sys/dev/block/" + numbers))
                    .getFileName()
                    .toString();
        } catch (IOException gone) {
            return numbers;
        }
    }
}
