package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.List;
import plumbline.loopctl.host.Attributes;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.KernelModule;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;
import plumbline.loopctl.ledger.ZramArtifact;

/** A compressed ram disk, zram, hot-added: never one that exists. */
final class ZramLayer extends DiskLayer {
    private static final long DEFAULT_BYTES = 64L << 20;
    private static final String HOT_ADD = "/sys/class/zram-control/hot_add";

    @Override
    public String summary() {
        return "a compressed ram disk, zram, added for the run";
    }

    @Override
    public String example() {
        return "zram:4M";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(
                OptionSpec.size("size", "a multiple of 4k; 64M when left out").first(),
                OptionSpec.text("algorithm", "as comp_algorithm lists them; the kernel's choice"));
    }

    @Override
    public List<Requirement> requirements(LayerOptions options) {
        return List.of(Requirements.ROOT, Requirements.module("zram", HOT_ADD));
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        long bytes = attachment.options().number("size").orElse(DEFAULT_BYTES);
        if (bytes <= 0 || bytes % 4096 != 0) {
            throw new LayerRefusedException("a zram's size must be a positive multiple of 4k: size=" + bytes);
        }
        Host host = Host.live();
        if (!host.exists(HOT_ADD)) {
            new KernelModule("zram").load(List.of("num_devices=0"));
        }
        try (Undo undo = new Undo()) {
            undo.add(attachment.ledger().enter(new ZramArtifact(ZramArtifact.present(host), bytes, host.bootId())));
            // Reading the attribute adds the device.
            long number =
                    host.number(HOT_ADD).orElseThrow(() -> new IllegalStateException(HOT_ADD + " gave no number"));
            Path attributes = Path.of("/sys/block/zram" + number);
            attachment
                    .options()
                    .text("algorithm")
                    .ifPresent(algorithm -> Attributes.write(attributes.resolve("comp_algorithm"), algorithm));
            Attributes.write(attributes.resolve("disksize"), String.valueOf(bytes));
            return new Attached(
                    BlockNodes.readWrite(Path.of("/dev/zram" + number)), OffsetMap.NOTHING, List.of(), undo.done());
        }
    }
}
