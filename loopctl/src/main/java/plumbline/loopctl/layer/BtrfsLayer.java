package plumbline.loopctl.layer;

import java.util.ArrayList;
import java.util.List;

/** btrfs; its extents speak of logical addresses, so that nothing can be mapped through it. */
final class BtrfsLayer extends FileSystemLayer {
    BtrfsLayer() {
        super("btrfs", "btrfs-progs");
    }

    @Override
    public String summary() {
        return "btrfs; its device holds 110M at least";
    }

    @Override
    public String example() {
        return "file:256M | loop:dio | btrfs | file:1M";
    }

    @Override
    List<OptionSpec> ownOptions() {
        return List.of(OptionSpec.size("sector", "mkfs.btrfs --sectorsize"));
    }

    @Override
    public List<String> mkfs(LayerOptions options) {
        List<String> command = new ArrayList<>(List.of("mkfs.btrfs", "-q", "-f", "-K"));
        options.number("sector").ifPresent(bytes -> command.addAll(List.of("--sectorsize", String.valueOf(bytes))));
        return command;
    }

    @Override
    List<String> fsck() {
        return List.of("btrfs", "check", "--readonly");
    }

    @Override
    OffsetMap map() {
        return OffsetMap.NOTHING;
    }
}
