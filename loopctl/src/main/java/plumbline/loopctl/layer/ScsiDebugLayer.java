package plumbline.loopctl.layer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import plumbline.loopctl.host.Attributes;
import plumbline.loopctl.host.KernelModule;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;

/** A scsi_debug disk, each with a store of its own. Module parameters are the same for all disks of a run. */
final class ScsiDebugLayer extends DiskLayer {
    private static final Path DRIVER = Path.of("/sys/bus/pseudo/drivers/scsi_debug");
    private static final long MEGABYTE = 1 << 20;
    private static final int TRIES = 200;
    private static final List<String> PLAIN = List.of(
            "physblk_exp",
            "lowest_aligned",
            "opts",
            "delay",
            "ndelay",
            "atomic_wr",
            "medium_error_start",
            "medium_error_count");

    @Override
    public String summary() {
        return "a scsi_debug disk with a store of its own";
    }

    @Override
    public String example() {
        return "scsi_debug:8M";
    }

    @Override
    public List<OptionSpec> options() {
        List<OptionSpec> options = new ArrayList<>(List.of(
                OptionSpec.size("size", "a multiple of 1M; 64M when left out").first(),
                OptionSpec.size("sector_size", "the logical block; 512")));
        PLAIN.forEach(name -> options.add(OptionSpec.count(name, "scsi_debug's own " + name)));
        return List.copyOf(options);
    }

    @Override
    public List<Requirement> requirements(LayerOptions options) {
        return List.of(Requirements.ROOT, Requirements.module("scsi_debug"));
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        List<String> parameters = parameters(attachment.options());
        // Its disks are driven by sd_mod, which nothing loads where there is no udev.
        new KernelModule("sd_mod").load(List.of());
        try (Undo undo = new Undo()) {
            undo.add(attachment
                    .workshop()
                    .module("scsi_debug", parameters, "scsi_debug gives all disks of a run the same parameters"));
            Set<String> before = disks();
            Attributes.write(DRIVER.resolve("add_host"), "1");
            Node node = BlockNodes.readWrite(Path.of("/dev", newDisk(before)));
            return new Attached(node, OffsetMap.NOTHING, List.of(), undo.done());
        }
    }

    private static List<String> parameters(LayerOptions options) {
        long bytes = options.number("size").orElse(64 * MEGABYTE);
        if (bytes <= 0 || bytes % MEGABYTE != 0) {
            throw new LayerRefusedException("a scsi_debug's size must be a positive multiple of 1M: size=" + bytes);
        }
        List<String> parameters = new ArrayList<>(List.of(
                "add_host=0",
                "per_host_store=1",
                "dev_size_mb=" + bytes / MEGABYTE,
                "sector_size=" + options.number("sector_size").orElse(512)));
        PLAIN.forEach(name -> options.number(name).ifPresent(value -> parameters.add(name + "=" + value)));
        if (options.number("delay").isEmpty() && options.number("ndelay").isEmpty()) {
            parameters.add("delay=0");
        }
        return parameters;
    }

    private static String newDisk(Set<String> before) {
        for (int i = 0; i < TRIES; i++) {
            Set<String> now = disks();
            now.removeAll(before);
            if (!now.isEmpty()) {
                return now.iterator().next();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        throw new IllegalStateException("scsi_debug showed no new disk within two seconds");
    }

    /** The names of scsi_debug's disks, ADAPTER/hostN/targetN:0:0/N:0:0:0/block/NAME, over all adapters. */
    private static Set<String> disks() {
        Set<String> names = new HashSet<>();
        try (Stream<Path> adapters = Files.list(DRIVER)) {
            for (Path adapter : adapters.filter(Files::isSymbolicLink).toList()) {
                addDisks(adapter.toRealPath(), names);
            }
        } catch (IOException none) {
            return names;
        }
        return names;
    }

    private static void addDisks(Path adapter, Set<String> names) throws IOException {
        try (Stream<Path> paths = Files.walk(adapter, 5)) {
            paths.filter(path -> path.getNameCount() > 1
                            && path.getName(path.getNameCount() - 2).endsWith("block"))
                    .forEach(path -> names.add(path.getFileName().toString()));
        } catch (UncheckedIOException vanished) {
            throw vanished.getCause();
        }
    }
}
