package plumbline.loopctl.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.host.Attributes;
import plumbline.loopctl.host.Host;

/**
 * A zram device that we hot-added. It has no name of its own: it is ours when it came in this boot after the devices that
 * were there before, and has the size that we gave it, or none yet.
 *
 * @param before numbers of the devices that were there before
 * @param sizeBytes the size that it was to get, which is odd enough to be no one else's
 * @param bootId the boot in which it was made
 */
public record ZramArtifact(List<Integer> before, long sizeBytes, String bootId) implements Artifact {
    private static final String CONTROL = "/sys/class/zram-control/hot_remove";

    public ZramArtifact {
        before = List.copyOf(before);
    }

    /** The numbers of the devices that there are. */
    public static List<Integer> present(Host host) {
        return BlockDevices.named(host, "zram").stream()
                .map(name -> Integer.parseInt(name.substring("zram".length())))
                .toList();
    }

    @Override
    public String describe() {
        return "zram device of " + sizeBytes + " bytes";
    }

    @Override
    public Undone undo() {
        Host host = Host.live();
        if (!bootId.equals(host.bootId())) {
            return Undone.NOTHING_THERE;
        }
        List<Integer> ours = present(host).stream()
                .filter(number -> !before.contains(number) && isOurs(host, number))
                .toList();
        if (ours.isEmpty()) {
            return Undone.NOTHING_THERE;
        }
        return Retry.until(() -> ours.stream().allMatch(ZramArtifact::remove)) ? Undone.REMOVED : Undone.STUCK;
    }

    private boolean isOurs(Host host, int number) {
        OptionalLong size = host.number("/sys/block/zram" + number + "/disksize");
        return size.isPresent() && (size.getAsLong() == sizeBytes || size.getAsLong() == 0);
    }

    private static boolean remove(int number) {
        if (!Host.live().exists("/sys/block/zram" + number)) {
            return true;
        }
        try {
            Attributes.write(Path.of("/sys/block/zram" + number + "/reset"), "1");
            Attributes.write(Path.of(CONTROL), String.valueOf(number));
            return true;
        } catch (SyscallException inUse) {
            return false;
        }
    }
}
