package plumbline.harness.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plumbline.bindings.sys.FileStatus.DeviceNumber;

/** The way of a few requests through the block layer, as lines for people; kept only between {@link #begin} and end. */
final class Trail {
    private static final int MOST_LINES = 24;

    private final Map<DeviceNumber, String> names;
    private final List<String> lines = new ArrayList<>();
    private boolean open;
    private int more;

    Trail(Map<DeviceNumber, String> names) {
        this.names = Map.copyOf(names);
    }

    void begin() {
        lines.clear();
        more = 0;
        open = true;
    }

    void add(BlockEvent event) {
        if (open && lines.size() < MOST_LINES) {
            lines.add(line(event));
        } else if (open) {
            more++;
        }
    }

    List<String> end() {
        open = false;
        List<String> all = new ArrayList<>(lines);
        if (more > 0) {
            all.add("… and " + more + " more");
        }
        return all;
    }

    private String line(BlockEvent event) {
        String place = name(event.device()) + " " + event.operation() + " ";
        long offset = event.sector() * 512;
        return switch (event.action()) {
            case SPLIT -> place + "split at " + event.otherSector() * 512;
            case REMAPPED ->
                place + event.lengthBytes() + "@" + offset + ", from " + name(event.otherDevice()) + " at "
                        + event.otherSector() * 512;
            default ->
                place + event.lengthBytes() + "@" + offset + " "
                        + event.action().word();
        };
    }

    private String name(DeviceNumber device) {
        return names.getOrDefault(device, device.major() + ":" + device.minor());
    }
}
