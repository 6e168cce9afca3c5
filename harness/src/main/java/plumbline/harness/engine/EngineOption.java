package plumbline.harness.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import plumbline.bindings.uring.Opcode;
import plumbline.bindings.uring.RingFlag;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;

/** How a kind of engine is varied, by the word behind its colon. */
public enum EngineOption {
    /** The target is opened without O_DIRECT. */
    BUFFERED("through the page cache"),
    /** IOSQE_ASYNC. */
    ASYNC("each request goes to a worker at once"),
    /** IOSQE_IO_LINK. */
    LINK("requests of a batch are chained in fours"),
    /** IOSQE_IO_DRAIN. */
    DRAIN("each fourth request waits for all before it"),
    /** IORING_SETUP_SQPOLL. */
    SQPOLL("a kernel thread takes the submissions", RingFlag.SQPOLL),
    /** IORING_SETUP_IOPOLL. */
    IOPOLL("completions are polled for", RingFlag.IOPOLL),
    /** IORING_SETUP_DEFER_TASKRUN. */
    DEFER_TASKRUN("completions are worked off when asked for", RingFlag.SINGLE_ISSUER, RingFlag.DEFER_TASKRUN),
    /** IORING_REGISTER_FILES. */
    FILES("the target is a registered file"),
    /** IOSQE_BUFFER_SELECT. */
    PROVIDED("reads take a provided buffer"),
    /** IORING_OP_READV_FIXED. */
    VECTOR("many segments of a registered buffer"),
    /** Registered buffers begin 1001 bytes before their page. */
    LEAD_ODD("registered buffers begin at an odd address"),
    /** Registered buffers begin a page early, so that a request at their first page begins at exactly 4096. */
    LEAD_PAGE("requests begin a page into their registered buffers");

    /** Those that have memory before a request's own in its registered buffer. */
    static final Set<EngineOption> LEADS = EnumSet.of(LEAD_ODD, LEAD_PAGE);

    private final String summary;
    private final Set<RingFlag> ringFlags = EnumSet.noneOf(RingFlag.class);

    EngineOption(String summary, RingFlag... flags) {
        this.summary = summary;
        ringFlags.addAll(List.of(flags));
    }

    /** As options spell it: {@code defer-taskrun}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In a few words. */
    public String summary() {
        return summary;
    }

    /** What it asks of the ring. */
    public Set<RingFlag> ringFlags() {
        return Collections.unmodifiableSet(ringFlags);
    }

    /** How far before its page a registered buffer begins, in bytes. */
    public long leadBytes() {
        return switch (this) {
            case LEAD_ODD -> 1001;
            case LEAD_PAGE -> 4096;
            case BUFFERED, ASYNC, LINK, DRAIN, SQPOLL, IOPOLL, DEFER_TASKRUN, FILES, PROVIDED, VECTOR -> 0;
        };
    }

    /** What it needs of the kernel beyond io_uring itself. */
    List<Requirement> requirements() {
        return switch (this) {
            case SQPOLL, IOPOLL, DEFER_TASKRUN -> List.of(Requirements.ring(ringFlags));
            case PROVIDED -> List.of(Requirements.ring(Opcode.PROVIDE_BUFFERS));
            case VECTOR -> List.of(Requirements.ring(Opcode.READV_FIXED));
            case BUFFERED, ASYNC, LINK, DRAIN, FILES, LEAD_ODD, LEAD_PAGE -> List.of();
        };
    }

    /** Why two options do not go together; empty when they do. */
    Optional<String> conflict(EngineOption other) {
        Set<EngineOption> both = EnumSet.of(this, other);
        if (both.equals(EnumSet.of(SQPOLL, DEFER_TASKRUN))) {
            return Optional.of("the kernel refuses DEFER_TASKRUN with SQPOLL");
        }
        if (both.equals(EnumSet.of(LEAD_ODD, LEAD_PAGE))) {
            return Optional.of("a registered buffer begins at one place");
        }
        if (both.equals(EnumSet.of(IOPOLL, BUFFERED))) {
            return Optional.of("only direct I/O is polled for");
        }
        boolean providing = both.contains(PROVIDED);
        return providing && (both.contains(IOPOLL) || both.contains(LINK))
                ? Optional.of("buffers are provided by requests of their own, which are neither linked nor polled for")
                : Optional.empty();
    }

    static Optional<EngineOption> ofWord(String word) {
        return Arrays.stream(values())
                .filter(option -> option.word().equals(word))
                .findFirst();
    }
}
