package plumbline.loopctl.layer;

import java.util.ArrayList;
import java.util.List;

/** FAT with long names. */
final class VfatLayer extends FileSystemLayer {
    VfatLayer() {
        super("vfat", "dosfstools");
    }

    @Override
    public String summary() {
        return "FAT with long names";
    }

    @Override
    public String example() {
        return "file:64M | loop:dio | vfat | file:1M";
    }

    @Override
    List<OptionSpec> ownOptions() {
        return List.of(OptionSpec.size("sector", "mkfs.vfat -S"));
    }

    @Override
    public List<String> mkfs(LayerOptions options) {
        List<String> command = new ArrayList<>(List.of("mkfs.vfat"));
        options.number("sector").ifPresent(bytes -> command.addAll(List.of("-S", String.valueOf(bytes))));
        return command;
    }

    @Override
    List<String> fsck() {
        return List.of("fsck.fat", "-n");
    }
}
