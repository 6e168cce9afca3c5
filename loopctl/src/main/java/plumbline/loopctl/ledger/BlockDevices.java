package plumbline.loopctl.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import plumbline.loopctl.host.Host;

/** The block devices that sysfs shows. */
final class BlockDevices {
    private BlockDevices() {}

    /** Those whose name is a prefix and a number. */
    static List<String> named(Host host, String prefix) {
        try (Stream<Path> devices = Files.list(host.at("/sys/block"))) {
            return devices.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches(prefix + "[0-9]+"))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
