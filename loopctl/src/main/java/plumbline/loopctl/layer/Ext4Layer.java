package plumbline.loopctl.layer;

import java.util.ArrayList;
import java.util.List;

/** ext4. */
final class Ext4Layer extends FileSystemLayer {
    Ext4Layer() {
        super("ext4", "e2fsprogs");
    }

    @Override
    public String summary() {
        return "ext4";
    }

    @Override
    public String example() {
        return "file:64M | loop:dio | ext4 | file:1M";
    }

    @Override
    List<OptionSpec> ownOptions() {
        return List.of(
                OptionSpec.size("block", "mkfs.ext4 -b"),
                OptionSpec.text("features", "mkfs.ext4 -O, a + between them"));
    }

    @Override
    public List<String> mkfs(LayerOptions options) {
        // Everything is written at once, so that no lazy thread of the kernel writes while a test runs.
        List<String> command = new ArrayList<>(
                List.of("mkfs.ext4", "-q", "-F", "-E", "nodiscard,lazy_itable_init=0,lazy_journal_init=0"));
        options.number("block").ifPresent(bytes -> command.addAll(List.of("-b", String.valueOf(bytes))));
        options.text("features").ifPresent(list -> command.addAll(List.of("-O", list.replace('+', ','))));
        return command;
    }

    @Override
    List<String> fsck() {
        return List.of("e2fsck", "-fn");
    }
}
