package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.List;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;

/** A ram disk. The module gives all of them one size, and takes it when it is loaded. */
final class BrdLayer extends DiskLayer {
    private static final int DISKS = 16;
    private static final long DEFAULT_BYTES = 64L << 20;

    @Override
    public String summary() {
        return "a ram disk, brd";
    }

    @Override
    public String example() {
        return "brd:4M";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(OptionSpec.size("size", "its size, the same for all; 64M when left out")
                .first());
    }

    @Override
    public List<Requirement> requirements(LayerOptions options) {
        return List.of(Requirements.ROOT, Requirements.module("brd"));
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        long bytes = attachment.options().number("size").orElse(DEFAULT_BYTES);
        if (bytes <= 0 || bytes % 4096 != 0) {
            throw new LayerRefusedException("a ram disk's size must be a positive multiple of 4k: size=" + bytes);
        }
        try (Undo undo = new Undo()) {
            Workshop.ModuleUse module = undo.add(attachment
                    .workshop()
                    .module(
                            "brd",
                            List.of("rd_nr=" + DISKS, "rd_size=" + bytes / 1024, "max_part=0"),
                            "brd gives all ram disks one size"));
            int number = module.takeNumber();
            if (number >= DISKS) {
                throw new LayerRefusedException("a run has at most " + DISKS + " ram disks at a time");
            }
            Node node = BlockNodes.readWrite(Path.of("/dev/ram" + number));
            return new Attached(node, OffsetMap.NOTHING, List.of(), undo.done());
        }
    }
}
