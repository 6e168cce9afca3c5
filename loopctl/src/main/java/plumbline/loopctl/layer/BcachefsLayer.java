package plumbline.loopctl.layer;

import java.util.List;

/** bcachefs, where its mkfs is installed; no Debian suite has it. */
final class BcachefsLayer extends FileSystemLayer {
    BcachefsLayer() {
        super("bcachefs", "bcachefs-tools");
    }

    @Override
    public String summary() {
        return "bcachefs, where mkfs.bcachefs is installed";
    }

    @Override
    public String example() {
        return "file:256M | loop:dio | bcachefs | file:1M";
    }

    @Override
    List<OptionSpec> ownOptions() {
        return List.of(OptionSpec.size("block", "mkfs.bcachefs --block_size"));
    }

    @Override
    public List<String> mkfs(LayerOptions options) {
        return List.of(
                "mkfs.bcachefs",
                "--force",
                "--block_size=" + options.number("block").orElse(4096));
    }

    @Override
    List<String> fsck() {
        return List.of("bcachefs", "fsck", "-n");
    }

    @Override
    OffsetMap map() {
        return OffsetMap.NOTHING;
    }
}
