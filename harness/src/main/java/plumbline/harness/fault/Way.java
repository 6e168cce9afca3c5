package plumbline.harness.fault;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import plumbline.loopctl.stack.StackSpec;

/** How a fault comes under the requests. */
public enum Way {
    /** Between engine and kernel, in this process. */
    IN_PROCESS("file:4M"),
    /** A FUSE server of ours lies. */
    FUSE("file:4M | fuse:direct_io"),
    /** A loop device stands on a file whose server lies. */
    LOOP_ON_FUSE("file:4M | fuse:direct_io | loop:dio"),
    /** The file below a live loop device is edited. */
    EDITED("file:4M | loop:dio");

    static final Set<Way> ALL = EnumSet.allOf(Way.class);

    /** Where somebody answers who can lie. */
    static final Set<Way> LYING = EnumSet.of(IN_PROCESS, FUSE, LOOP_ON_FUSE);

    /** Where nothing stands between the liar and us that could make it good. */
    static final Set<Way> UNMEDIATED = EnumSet.of(IN_PROCESS, FUSE);

    private final String stack;

    Way(String stack) {
        this.stack = stack;
    }

    /** The stack that it needs. */
    StackSpec stack() {
        return StackSpec.parse(stack);
    }

    /** As reports spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
