package plumbline.loopctl.layer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plumbline.loopctl.host.Attributes;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.KernelModule;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;
import plumbline.loopctl.ledger.ConfigfsArtifact;

/** A null_blk device through configfs; with memory behind it, so that what was written comes back. */
final class NullLayer extends DiskLayer {
    private static final Path CONFIG = Path.of("/sys/kernel/config/nullb");
    private static final long MEGABYTE = 1 << 20;
    private static final List<String> PLAIN =
            List.of("irqmode", "queue_mode", "hw_queue_depth", "submit_queues", "poll_queues", "completion_nsec");

    @Override
    public String summary() {
        return "a null_blk device with memory behind it";
    }

    @Override
    public String example() {
        return "null:4M";
    }

    @Override
    public List<OptionSpec> options() {
        List<OptionSpec> options = new ArrayList<>(List.of(
                OptionSpec.size("size", "a multiple of 1M; 64M when left out").first(),
                OptionSpec.size("bs", "the logical block; 512"),
                OptionSpec.size("max_sectors", "the longest request, in bytes"),
                OptionSpec.flag("virt_boundary", "requests have no gaps at pages"),
                OptionSpec.text("badblocks", "sectors that fail, FROM-TO"),
                OptionSpec.flag("discard", "it can discard"),
                OptionSpec.flag("no_memory", "nothing is kept: only for speed")));
        PLAIN.forEach(name -> options.add(OptionSpec.count(name, "null_blk's own " + name)));
        return List.copyOf(options);
    }

    @Override
    public List<Requirement> requirements(LayerOptions options) {
        return List.of(Requirements.ROOT, Requirements.module("null_blk"));
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        LayerOptions options = attachment.options();
        long bytes = options.number("size").orElse(64 * MEGABYTE);
        if (bytes <= 0 || bytes % MEGABYTE != 0) {
            throw new LayerRefusedException("a null_blk's size must be a positive multiple of 1M: size=" + bytes);
        }
        if (!new KernelModule("null_blk").isLoaded(Host.live())) {
            new KernelModule("null_blk").load(List.of("nr_devices=0"));
        }
        Configfs.mount();
        Path folder = CONFIG.resolve(attachment.workshop().freshName());
        try (Undo undo = new Undo()) {
            undo.add(attachment.ledger().enter(new ConfigfsArtifact(folder)));
            Files.createDirectory(folder);
            configure(folder, bytes, options);
            return new Attached(BlockNodes.readWrite(node(folder)), OffsetMap.NOTHING, List.of(), undo.done());
        } catch (IOException refused) {
            throw new UncheckedIOException("the null_blk device cannot be made: " + folder, refused);
        }
    }

    private static void configure(Path folder, long bytes, LayerOptions options) {
        set(folder, "size", bytes / MEGABYTE);
        set(folder, "blocksize", options.number("bs").orElse(512));
        set(folder, "memory_backed", options.isSet("no_memory") ? 0 : 1);
        if (options.isSet("discard")) {
            set(folder, "discard", 1);
        }
        if (options.isSet("virt_boundary")) {
            set(folder, "virt_boundary", 1);
        }
        options.number("max_sectors").ifPresent(most -> set(folder, "max_sectors", most / 512));
        PLAIN.forEach(name -> options.number(name).ifPresent(value -> set(folder, name, value)));
        set(folder, "power", 1);
        options.text("badblocks").ifPresent(range -> Attributes.write(folder.resolve("badblocks"), "+" + range));
    }

    private static void set(Path folder, String attribute, long value) {
        if (!Files.exists(folder.resolve(attribute))) {
            throw LayerRefusedException.ofThisKernel(
                    "this kernel's null_blk has no " + attribute + ": leave the option out");
        }
        Attributes.write(folder.resolve(attribute), String.valueOf(value));
    }

    /** The folder's name in later kernels, nullbN in 5.10. */
    private static Path node(Path folder) throws IOException {
        Path named = Path.of("/dev", folder.getFileName().toString());
        if (Files.exists(named)) {
            return named;
        }
        return Path.of("/dev/nullb" + Files.readString(folder.resolve("index")).strip());
    }
}
