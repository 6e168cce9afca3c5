package plumbline.harness.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import plumbline.loopctl.layer.FileSystemLayer;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.layer.LayerOptions;
import plumbline.loopctl.stack.StackSpec;

/** A stack's set-up in shell: truncate, losetup, zramctl, modprobe, mdadm, mkfs and mount. */
final class ShellSetup {
    private static final long DEFAULT_BYTES = 64L << 20;

    private final List<Layout.Place> places;
    private final List<String> lines = new ArrayList<>();

    private ShellSetup(List<Layout.Place> places) {
        this.places = places;
    }

    /** Why a stack cannot be made so; empty when it can. */
    static Optional<String> unknown(StackSpec stack) {
        return Layout.of(stack).places().stream()
                .map(place -> place.layer().kind())
                .filter(kind -> switch (kind) {
                    case FILE, LOOP, ZRAM, BRD, RAID0, XFS, EXT4, BTRFS, VFAT, TMPFS -> false;
                    case NULL, PMEM, SCSI_DEBUG, UBD, DEV, LINEAR, FLAKEY, DUST, DELAY, ERROR, CRYPT, FUSE, BCACHEFS ->
                        true;
                })
                .map(kind -> "a script cannot make a layer " + kind.word())
                .findFirst();
    }

    /** Lines that leave the target in {@code $node}. */
    static List<String> lines(StackSpec stack) {
        ShellSetup setup = new ShellSetup(Layout.of(stack).places());
        for (int i = 0; i < setup.places.size(); i++) {
            setup.add(i);
        }
        setup.lines.add("node=$node" + (setup.places.size() - 1));
        return setup.lines;
    }

    private void add(int index) {
        LayerKind kind = places.get(index).layer().kind();
        LayerOptions options = places.get(index).layer().options();
        long bytes = options.number("size").orElse(DEFAULT_BYTES);
        String node = "node" + index;
        switch (kind) {
            case FILE -> {
                lines.add(
                        node + "=" + (places.get(index).inputs().isEmpty() ? "$work" : below(index)) + "/file" + index);
                step("truncate -s " + bytes + " $" + node, "");
            }
            case LOOP -> device(node, losetup(options) + " " + below(index), "losetup -d $" + node);
            case ZRAM -> device(node, "zramctl -f -s " + bytes, "zramctl -r $" + node);
            case BRD -> brd(index, bytes);
            case RAID0 -> raid0(index, options);
            case XFS, EXT4, BTRFS, VFAT, TMPFS -> fileSystem(index, options);
            case NULL, PMEM, SCSI_DEBUG, UBD, DEV, LINEAR, FLAKEY, DUST, DELAY, ERROR, CRYPT, FUSE, BCACHEFS ->
                throw new InexpressibleException("a script cannot make a layer " + kind.word());
        }
    }

    private void step(String command, String undo) {
        lines.add(command + " || cannot " + command.split(" ", 2)[0]);
        if (!undo.isEmpty()) {
            lines.add("undo=\"" + undo + "; $undo\"");
        }
    }

    private void device(String node, String command, String undo) {
        lines.add(node + "=$(" + command + ") || cannot " + command.split(" ", 2)[0]);
        lines.add("undo=\"" + undo + "; $undo\"");
    }

    private String below(int index) {
        return "$node" + places.get(index).inputs().getFirst();
    }

    private static String losetup(LayerOptions options) {
        StringBuilder command = new StringBuilder("losetup -f --show");
        command.append(options.isSet("dio") ? " --direct-io=on" : "");
        command.append(options.isSet("ro") ? " -r" : "");
        options.number("bs").ifPresent(bytes -> command.append(" -b ").append(bytes));
        options.number("offset").ifPresent(bytes -> command.append(" -o ").append(bytes));
        options.number("sizelimit")
                .ifPresent(bytes -> command.append(" --sizelimit ").append(bytes));
        return command.toString();
    }

    private void brd(int index, long bytes) {
        long earlier = places.subList(0, index).stream()
                .filter(place -> place.layer().kind() == LayerKind.BRD)
                .count();
        if (earlier == 0) {
            step("modprobe brd rd_nr=16 max_part=0 rd_size=" + bytes / 1024, "modprobe -r brd");
        }
        lines.add("node" + index + "=/dev/ram" + earlier);
    }

    private void raid0(int index, LayerOptions options) {
        List<Integer> inputs = places.get(index).inputs();
        String members = inputs.stream().map(input -> "$node" + input).collect(Collectors.joining(" "));
        lines.add("node" + index + "=/dev/md/reproducer");
        step(
                "mdadm --build $node" + index + " --level=0 --chunk="
                        + options.number("chunk").orElse(64 << 10) / 1024 + " --raid-devices=" + inputs.size() + " "
                        + members,
                "mdadm --stop $node" + index);
    }

    private void fileSystem(int index, LayerOptions options) {
        lines.add("node" + index + "=$work/mount" + index);
        lines.add("mkdir $node" + index);
        if (places.get(index).layer().kind().type() instanceof FileSystemLayer layer) {
            step(String.join(" ", layer.mkfs(options)) + " " + below(index), "");
            String given = options.text("mount")
                    .map(text -> "-o " + text.replace('+', ',') + " ")
                    .orElse("");
            step("mount -t " + layer.type() + " " + given + below(index) + " $node" + index, "umount $node" + index);
        } else {
            step("mount -t tmpfs tmpfs $node" + index, "umount $node" + index);
        }
    }
}
