package plumbline.harness.run;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import plumbline.harness.cases.CaseCatalog;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.cases.Scale;
import plumbline.loopctl.stack.StackSpec;

/** How much a run does. */
public enum Suite {
    /** Some 3 s a stack. */
    QUICK(new Scale(100, 5 << 20)),
    /** Up to 5 min a stack. */
    FULL(new Scale(5_000, 1L << 30).askedBy("--suite full")),
    /** Until the budget ends. */
    SOAK(new Scale(20_000, 1L << 32).askedBy("--suite soak"));

    private static final List<String> STACKS = List.of(
            "file:64M",
            "file:64M | loop:dio",
            "file:64M | loop:dio,bs=4k",
            "file:64M | loop:dio | ext4 | file:8M",
            "brd:64M",
            "brd:32M*2 | raid0:chunk=4k",
            "file:32M*2 | loop:dio,bs=512 | raid0:chunk=4k",
            "brd:512M | xfs | file:32M",
            "brd:64M | ext4 | file:32M",
            "pmem",
            "pmem | xfs:reflink=0,mount=dax | file:32M",
            "zram:64M",
            "null:64M",
            "scsi_debug:64M",
            "ubd:b");

    /** More of what the full suite has time for: each way of making a loop device, unequal members, dm, file systems. */
    private static final List<String> MORE_STACKS = List.of(
            "file:64M | loop:dio,bs=512",
            "file:64M | loop:dio,order=old",
            "file:64M | loop:dio,bs=4k,order=old,backing=direct",
            "file:64M | loop:dio,backing=direct",
            "scsi_debug:64M,sector_size=4k | loop:dio",
            "brd:512M | xfs:sector=4k | file:64M | loop:dio,bs=512",
            "[file:32M, file:48M] | loop:dio | raid0:chunk=4k",
            "[file:32M, file:48M] | loop:dio | raid0:chunk=4k,layout=original",
            "brd:64M*2 | linear",
            "brd:64M | crypt",
            "brd:64M | delay:1",
            "null:64M,virt_boundary",
            "file:400M | loop | xfs | file:32M",
            "file:128M | loop | ext4 | file:32M",
            "file:300M | loop | btrfs | file:32M",
            "file:64M | fuse",
            "file:512M | loop:dio,bs=4k | xfs:sector=4k | file:16M | loop:dio,bs=4k,backing=direct",
            "file:512M | loop:dio,bs=4k | xfs:sector=4k | file:16M | loop:dio,order=old",
            "file:64M | loop:dio,bs=4k | loop:dio,bs=512",
            "tmpfs:64M | file:1M",
            "file:512M | loop:dio | bcachefs | file:16M",
            "file:300M*2 | loop:dio,bs=512 | raid0:chunk=4k | xfs | file:16M",
            "file:128M*2 | loop:dio,bs=512 | raid0:chunk=4k | ext4 | file:16M",
            "pmem | ext4:block=4k,mount=dax | file:16M",
            "ubd:b | vfat | file:1M",
            "ubd:b | ext4 | file:8M");

    /** Cases that need a named case or the full suite. */
    private static final Set<String> MORE_CASES = Set.of(
            "lengths.longest",
            "memory.twice",
            "memory.own",
            "flags.dontcache",
            "flags.appendfault",
            "discard.range",
            "file.recovery");

    private final Scale scale;

    Suite(Scale scale) {
        this.scale = scale;
    }

    public Scale scale() {
        return scale;
    }

    /** The stacks that it runs on when none is given. */
    public List<StackSpec> stacks() {
        return Stream.concat(STACKS.stream(), this == QUICK ? Stream.empty() : MORE_STACKS.stream())
                .map(StackSpec::parse)
                .toList();
    }

    /** The cases that it has when none is named. */
    public List<CaseSpec> cases() {
        return CaseCatalog.all().stream()
                .filter(spec -> this == FULL || !MORE_CASES.contains(spec.name()))
                .toList();
    }

    /** How cases and engines go together when no engine is named. */
    public Cover cover() {
        return this == QUICK ? Cover.DEALT : Cover.ALL;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
