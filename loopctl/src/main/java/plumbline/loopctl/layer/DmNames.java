package plumbline.loopctl.layer;

import java.nio.file.Path;
import plumbline.loopctl.host.Host;

/** The device-mapper's own names of its nodes. */
final class DmNames {
    private DmNames() {}

    /** The name of /dev/dm-N. */
    static String ofNode(Path node) {
        return Host.live()
                .text("/sys/block/" + node.getFileName() + "/dm/name")
                .orElseThrow(() -> new IllegalStateException(node + " is no device-mapper device"));
    }
}
