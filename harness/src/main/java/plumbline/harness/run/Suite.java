package plumbline.harness.run;

import java.util.List;
import java.util.Locale;
import plumbline.harness.cases.Scale;
import plumbline.loopctl.stack.StackSpec;

/** How much a run does. */
public enum Suite {
    /** Up to 20 s a stack. */
    QUICK(new Scale(150, 64 << 20)),
    /** Up to 5 min a stack. */
    FULL(new Scale(5_000, 1L << 30).askedBy("--suite full")),
    /** Until the budget ends. */
    SOAK(new Scale(20_000, 1L << 32).askedBy("--suite soak"));

    private static final List<String> STACKS = List.of(
            "file:64M",
            "file:64M | loop:dio",
            "file:64M | loop:dio,bs=4k",
            "brd:64M",
            "brd:32M*2 | raid0:chunk=4k",
            "file:32M*2 | loop:dio,bs=512 | raid0:chunk=4k",
            "brd:512M | xfs | file:32M",
            "brd:64M | ext4 | file:32M",
            "pmem",
            "pmem | xfs:reflink=0,mount=dax | file:32M",
            "zram:64M",
            "null:64M",
            "scsi_debug:64M");

    private final Scale scale;

    Suite(Scale scale) {
        this.scale = scale;
    }

    public Scale scale() {
        return scale;
    }

    /** The stacks that it runs on when none is given. */
    public List<StackSpec> stacks() {
        return STACKS.stream().map(StackSpec::parse).toList();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
