package plumbline.harness.fault;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import plumbline.harness.engine.EngineSpec;
import plumbline.loopctl.stack.StackSpec;

/** How a fault comes under the requests. */
public enum Way {
    /** Between engine and kernel, in this process. */
    IN_PROCESS("file:1M"),
    /** A FUSE server of ours lies. */
    FUSE("file:1M | fuse:direct_io"),
    /** A loop device stands on a file whose server lies. */
    LOOP_ON_FUSE("file:1M | fuse:direct_io | loop:dio"),
    /** The file below a live loop device is edited. */
    EDITED("file:4M | loop:dio"),
    /** Pieces of a device-mapper device drop writes, fail, or change a byte. */
    DM_FLAKEY("file:1M | loop:dio | flakey", Mapper.FLAKEY),
    DM_ERROR("file:1M | loop:dio | linear", Mapper.ERROR),
    DM_DUST("file:1M | loop:dio | dust", Mapper.DUST),
    /** Power fails at a server that caches writes, under a loop device; what is still there is held to what was promised. */
    POWER_CUT("file:1M | fuse:direct_io,cache | loop:dio"),
    POWER_CUT_RAID0("file:1M*2 | fuse:direct_io,cache | loop:dio | raid0:chunk=4k"),
    POWER_CUT_DM("file:1M | fuse:direct_io,cache | loop:dio | linear"),
    /** On a file system, which recovers from its log before anybody looks. */
    POWER_CUT_EXT4("file:64M | fuse:direct_io,cache | loop:dio | ext4 | file:1M"),
    POWER_CUT_XFS("file:512M | fuse:direct_io,cache | loop:dio | xfs | file:1M");

    static final Set<Way> ALL = EnumSet.range(IN_PROCESS, EDITED);

    /** Where power can fail. */
    static final Set<Way> CUTS = EnumSet.range(POWER_CUT, POWER_CUT_XFS);

    /** Where somebody answers who can lie. */
    static final Set<Way> LYING = EnumSet.of(IN_PROCESS, FUSE, LOOP_ON_FUSE);

    /** Where a refusal breaks a contract: a file system that reports no alignment may refuse what it likes. */
    static final Set<Way> REPORTING = EnumSet.of(IN_PROCESS, LOOP_ON_FUSE);

    /** Where the device-mapper is the one that fails. */
    static final Set<Way> MAPPED = EnumSet.range(DM_FLAKEY, DM_DUST);

    private final String stack;
    private final Optional<Mapper> mapper;

    Way(String stack) {
        this.stack = stack;
        this.mapper = Optional.empty();
    }

    Way(String stack, Mapper mapper) {
        this.stack = stack;
        this.mapper = Optional.of(mapper);
    }

    /** Which of the device-mapper's targets fails. */
    enum Mapper {
        FLAKEY,
        ERROR,
        DUST
    }

    /** Empty where it is not the device-mapper that fails. */
    Optional<Mapper> mapper() {
        return mapper;
    }

    /** These, and some more. */
    static Set<Way> with(Set<Way> ways, Set<Way> more) {
        Set<Way> all = EnumSet.copyOf(ways);
        all.addAll(more);
        return all;
    }

    /** The stack that it needs. */
    StackSpec stack() {
        return StackSpec.parse(stack);
    }

    /** Whether an engine's requests come that way; in between, a page cache would answer in the liar's stead. */
    boolean takes(EngineSpec engine) {
        return this == IN_PROCESS || engine.traits().direct();
    }

    /** Whether a short answer reaches us as one: loop devices and io_uring ask for the rest themselves. */
    boolean showsShort(EngineSpec engine) {
        return this == IN_PROCESS || (this == FUSE && !engine.kind().isRing());
    }

    /** As reports spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
