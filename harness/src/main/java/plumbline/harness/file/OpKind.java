package plumbline.harness.file;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.EngineTraits;
import plumbline.harness.engine.EngineTraits.Way;

/** What can be done to a file; the words are those of fsx's files of operations. */
public enum OpKind {
    READ,
    READ_DONTCACHE(Way.BUFFERED, RwFlag.DONTCACHE),
    WRITE,
    WRITE_DONTCACHE(Way.BUFFERED, RwFlag.DONTCACHE),
    WRITE_ATOMIC(Way.DIRECT, RwFlag.ATOMIC),
    MAPREAD,
    MAPWRITE(OpFlag.UNSYNCED),
    TRUNCATE,
    FALLOCATE(OpFlag.KEEP_SIZE, OpFlag.UNSHARE),
    PUNCH_HOLE,
    ZERO_RANGE(OpFlag.KEEP_SIZE),
    COLLAPSE_RANGE,
    INSERT_RANGE,
    CLONE_RANGE,
    DEDUPE_RANGE,
    COPY_RANGE,
    EXCHANGE_RANGE,
    FSYNC;

    private static final Set<OpKind> TRANSFERS = EnumSet.range(READ, WRITE_ATOMIC);
    private static final Set<OpKind> PAIRS = EnumSet.range(CLONE_RANGE, EXCHANGE_RANGE);

    private final List<OpFlag> flags;
    private final Optional<Way> way;
    private final Set<RwFlag> rwFlags;

    OpKind(OpFlag... flags) {
        this.flags = List.of(flags);
        this.way = Optional.empty();
        this.rwFlags = Set.of();
    }

    OpKind(Way way, RwFlag flag) {
        this.flags = List.of();
        this.way = Optional.of(way);
        this.rwFlags = Set.of(flag);
    }

    /** The word in files and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it may be done with. */
    List<OpFlag> flags() {
        return flags;
    }

    /** The flags of its read or write call. */
    Set<RwFlag> rwFlags() {
        return rwFlags;
    }

    /** Whether it is about two ranges. */
    public boolean hasDestination() {
        return PAIRS.contains(this);
    }

    /** Whether its bytes go through a read or write call, and so through an engine. */
    public boolean isTransfer() {
        return TRANSFERS.contains(this);
    }

    /** Whether an engine can do it; of what is no transfer, any. */
    boolean fits(EngineSpec engine) {
        return way.isEmpty() || isTakenBy(engine.traits());
    }

    private boolean isTakenBy(EngineTraits traits) {
        return traits.flags().containsAll(rwFlags) && way.equals(Optional.of(traits.way()));
    }

    public static Optional<OpKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
