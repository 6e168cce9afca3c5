package plumbline.loopctl.layer;

import java.util.ArrayList;
import java.util.List;

/** XFS. mkfs.xfs wants 300 MB at least. */
final class XfsLayer extends FileSystemLayer {
    XfsLayer() {
        super("xfs", "xfsprogs");
    }

    @Override
    public String summary() {
        return "XFS; its device holds 300M at least";
    }

    @Override
    public String example() {
        return "file:512M | loop:dio | xfs | file:1M";
    }

    @Override
    List<OptionSpec> ownOptions() {
        return List.of(
                OptionSpec.size("sector", "mkfs.xfs -s size="),
                OptionSpec.size("block", "mkfs.xfs -b size="),
                OptionSpec.word("reflink", List.of("0", "1"), "mkfs.xfs -m reflink="),
                OptionSpec.word("rmapbt", List.of("0", "1"), "mkfs.xfs -m rmapbt="));
    }

    @Override
    public List<String> mkfs(LayerOptions options) {
        List<String> command = new ArrayList<>(List.of("mkfs.xfs", "-q", "-f", "-K"));
        options.number("sector").ifPresent(bytes -> command.addAll(List.of("-s", "size=" + bytes)));
        options.number("block").ifPresent(bytes -> command.addAll(List.of("-b", "size=" + bytes)));
        for (String feature : List.of("reflink", "rmapbt")) {
            options.text(feature).ifPresent(value -> command.addAll(List.of("-m", feature + "=" + value)));
        }
        return command;
    }

    @Override
    List<String> fsck() {
        return List.of("xfs_repair", "-n");
    }
}
