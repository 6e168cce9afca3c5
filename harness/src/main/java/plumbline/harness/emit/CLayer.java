package plumbline.harness.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import plumbline.loopctl.layer.FileSystemLayer;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.layer.LayerOptions;

/**
 * One layer's statement in C.
 *
 * @param places all layers of its stack
 * @param index which of them it is
 */
record CLayer(List<Layout.Place> places, int index) {
    private static final long DEFAULT_BYTES = 64L << 20;
    private static final long MEGABYTE = 1 << 20;

    String statement() {
        LayerKind kind = places.get(index).layer().kind();
        return switch (kind) {
            case FILE ->
                "make_file(" + node() + ", " + belowOrNothing() + ", " + number("size", DEFAULT_BYTES) + "LL, "
                        + (word("alloc", "sparse").equals("falloc") ? 1 : 0) + ");";
            case LOOP -> loop();
            case ZRAM ->
                "make_zram(" + node() + ", " + number("size", DEFAULT_BYTES) + "LL, \"" + word("algorithm", "")
                        + "\");";
            case BRD -> "make_brd(" + node() + ", " + number("size", DEFAULT_BYTES) + "LL, " + earlier(kind) + ");";
            case RAID0 -> raid0();
            case NULL -> nullBlock();
            case TMPFS -> {
                long bytes = number("size", 0);
                yield mount("\"tmpfs\"", "tmpfs", bytes == 0 ? "" : "size=" + bytes, "");
            }
            case XFS, EXT4, BTRFS, VFAT -> fileSystem();
            case PMEM, SCSI_DEBUG, UBD, DEV, LINEAR, FLAKEY, DUST, DELAY, ERROR, CRYPT, FUSE, BCACHEFS ->
                throw new InexpressibleException("a reproducer cannot make a layer " + kind.word());
        };
    }

    private String loop() {
        List<String> flags = new ArrayList<>();
        if (options().isSet("dio")) {
            flags.add("LO_FLAGS_DIRECT_IO");
        }
        if (options().isSet("ro")) {
            flags.add("LO_FLAGS_READ_ONLY");
        }
        String info = ".lo_flags = " + (flags.isEmpty() ? "0" : String.join(" | ", flags)) + ", .lo_offset = "
                + number("offset", 0) + ", .lo_sizelimit = " + number("sizelimit", 0);
        String open = (options().isSet("ro") ? "O_RDONLY" : "O_RDWR")
                + (word("backing", "buffered").equals("direct") ? " | O_DIRECT" : "");
        return "make_loop(" + node() + ", " + below() + ", (struct loop_config){.block_size = " + number("bs", 0)
                + ", .info = {" + info + "}}, " + (word("order", "configure").equals("old") ? 1 : 0) + ", " + open
                + ");";
    }

    private String raid0() {
        List<Integer> inputs = places.get(index).inputs();
        String members = inputs.stream().map(CLayer::node).collect(Collectors.joining(", "));
        String layout = word("layout", "alternate").equals("original") ? "1" : "2";
        return "make_raid0(" + node() + ", " + number("chunk", 64 << 10) + ", \"" + layout + "\", " + inputs.size()
                + ", (const char *const[]){" + members + "});";
    }

    private String nullBlock() {
        List<String> settings = new ArrayList<>();
        settings.add(setting("size", number("size", DEFAULT_BYTES) / MEGABYTE));
        settings.add(setting("blocksize", number("bs", 512)));
        settings.add(setting("memory_backed", options().isSet("no_memory") ? 0 : 1));
        for (String flag : List.of("discard", "virt_boundary")) {
            if (options().isSet(flag)) {
                settings.add(setting(flag, 1));
            }
        }
        options().number("max_sectors").ifPresent(bytes -> settings.add(setting("max_sectors", bytes / 512)));
        for (String name :
                List.of("irqmode", "queue_mode", "hw_queue_depth", "submit_queues", "poll_queues", "completion_nsec")) {
            options().number(name).ifPresent(value -> settings.add(setting(name, value)));
        }
        settings.add(setting("power", 1));
        return "make_null(" + node() + ", " + earlier(LayerKind.NULL) + ", " + settings.size()
                + ", (const char *[][2]){" + String.join(", ", settings) + "});";
    }

    private static String setting(String name, long value) {
        return "{\"" + name + "\", \"" + value + "\"}";
    }

    private String fileSystem() {
        if (!(places.get(index).layer().kind().type() instanceof FileSystemLayer layer)) {
            throw new IllegalStateException("not a file system: " + places.get(index));
        }
        return mount(
                below(), layer.type(), word("mount", "").replace('+', ','), String.join(" ", layer.mkfs(options())));
    }

    private String mount(String device, String type, String mountOptions, String mkfs) {
        return "make_mount(" + node() + ", " + device + ", \"" + type + "\", \"" + mountOptions + "\", \"" + mkfs
                + "\");";
    }

    private String node() {
        return node(index);
    }

    private static String node(int number) {
        return "node[" + number + "]";
    }

    private String below() {
        return node(places.get(index).inputs().getFirst());
    }

    private String belowOrNothing() {
        return places.get(index).inputs().isEmpty() ? "\"\"" : below();
    }

    private long earlier(LayerKind kind) {
        return places.subList(0, index).stream()
                .filter(place -> place.layer().kind() == kind)
                .count();
    }

    private LayerOptions options() {
        return places.get(index).layer().options();
    }

    private long number(String option, long otherwise) {
        return options().number(option).orElse(otherwise);
    }

    private String word(String option, String otherwise) {
        return options().text(option).orElse(otherwise);
    }
}
