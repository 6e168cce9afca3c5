package plumbline.harness.emit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.layer.LayerType;
import plumbline.loopctl.stack.StackSpec;

/**
 * A stack's set-up in C.
 *
 * @param kinds the layers that the program must know how to make
 * @param nodes how many there are
 * @param steps a statement for each, in the order of making
 * @param zeroes whether what was never written reads as zeros
 */
record CSetup(Set<LayerKind> kinds, int nodes, List<String> steps, boolean zeroes) {
    private static final Set<LayerKind> FILE_SYSTEMS =
            EnumSet.of(LayerKind.XFS, LayerKind.EXT4, LayerKind.BTRFS, LayerKind.VFAT, LayerKind.TMPFS);
    private static final Set<LayerKind> KNOWN = EnumSet.of(
            LayerKind.FILE,
            LayerKind.LOOP,
            LayerKind.ZRAM,
            LayerKind.BRD,
            LayerKind.RAID0,
            LayerKind.NULL,
            LayerKind.XFS,
            LayerKind.EXT4,
            LayerKind.BTRFS,
            LayerKind.VFAT,
            LayerKind.TMPFS);

    /** Layers of a stack that no program of C can make by itself. */
    static List<LayerKind> unknown(StackSpec stack) {
        return Layout.of(stack).places().stream()
                .map(place -> place.layer().kind())
                .filter(kind -> !KNOWN.contains(kind))
                .distinct()
                .toList();
    }

    static CSetup of(StackSpec stack) {
        Set<LayerKind> kinds = EnumSet.noneOf(LayerKind.class);
        List<String> steps = new ArrayList<>();
        List<Layout.Place> places = Layout.of(stack).places();
        for (int i = 0; i < places.size(); i++) {
            kinds.add(places.get(i).layer().kind());
            steps.add(new CLayer(places, i).statement());
        }
        boolean zeroes = kinds.stream().allMatch(kind -> kind.type().initial() == LayerType.Initial.ZEROS);
        return new CSetup(kinds, places.size(), steps, zeroes);
    }

    boolean file() {
        return kinds.contains(LayerKind.FILE);
    }

    boolean loop() {
        return kinds.contains(LayerKind.LOOP);
    }

    boolean zram() {
        return kinds.contains(LayerKind.ZRAM);
    }

    boolean brd() {
        return kinds.contains(LayerKind.BRD);
    }

    boolean raid0() {
        return kinds.contains(LayerKind.RAID0);
    }

    boolean nullblk() {
        return kinds.contains(LayerKind.NULL);
    }

    boolean mounts() {
        return kinds.stream().anyMatch(FILE_SYSTEMS::contains);
    }

    boolean usesCommands() {
        return brd() || raid0() || nullblk() || mounts();
    }

    boolean writesAttributes() {
        return zram() || raid0() || nullblk();
    }

    boolean readsAttributes() {
        return zram() || nullblk();
    }

    /** The headers that it needs. */
    List<String> includes() {
        List<String> raid = List.of("sys/sysmacros.h", "linux/major.h", "linux/raid/md_p.h", "linux/raid/md_u.h");
        return Stream.concat(
                        loop() ? Stream.of("linux/loop.h") : Stream.empty(), raid0() ? raid.stream() : Stream.empty())
                .toList();
    }
}
