package plumbline.harness.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import plumbline.harness.engine.EngineTraits.Way;
import plumbline.harness.plan.BufferKind;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;

/** The kinds of engine, by the word that options use. */
public enum EngineKind {
    /** pread(2), pwrite(2). */
    PREAD(
            "psync",
            EngineTraits.plain(),
            EnumSet.of(EngineOption.BUFFERED),
            (target, options) -> new BlockingEngine(target, SystemCalls::plain)),
    /** preadv2(2), pwritev2(2). */
    VECTOR(
            "pvsync2",
            EngineTraits.flagged(EngineTraits.MOST_SEGMENTS),
            EnumSet.of(EngineOption.BUFFERED),
            (target, options) -> new BlockingEngine(target, SystemCalls::vector)),
    /** io_submit(2). */
    AIO(
            "libaio",
            EngineTraits.flagged(EngineTraits.MOST_SEGMENTS),
            EnumSet.of(EngineOption.BUFFERED),
            (target, options) -> new AioEngine(target)),
    /** IORING_OP_READ, IORING_OP_WRITE. */
    URING(
            "io_uring",
            EngineTraits.flagged(1),
            ofRing(EngineOption.PROVIDED),
            (target, options) -> new UringEngine(
                    target,
                    options,
                    options.contains(EngineOption.PROVIDED) ? new ProvidedReads(target) : UringOperation.PLAIN)),
    /** IORING_OP_READV, IORING_OP_WRITEV. */
    URING_VECTOR(
            "",
            EngineTraits.flagged(EngineTraits.MOST_SEGMENTS),
            ofRing(),
            (target, options) -> new UringEngine(target, options, UringOperation.VECTOR)),
    /** IORING_OP_READ_FIXED, IORING_OP_WRITE_FIXED, the buffers registered: pinned, so that none can be missing. */
    URING_FIXED(
            "",
            EngineTraits.flagged(1)
                    .withBuffers(EnumSet.of(
                            BufferKind.ANONYMOUS,
                            BufferKind.THP,
                            BufferKind.HUGETLB,
                            BufferKind.SHARED,
                            BufferKind.CHANGING)),
            ofRing(EngineOption.VECTOR, EngineOption.LEAD_ODD, EngineOption.LEAD_PAGE),
            RegisteredBuffers::engine),
    /** Loads and stores in a mapping of the target. */
    MMAP(
            "mmap",
            EngineTraits.plain().withWay(Way.MAPPED).withBuffers(EnumSet.of(BufferKind.ANONYMOUS)),
            EnumSet.noneOf(EngineOption.class),
            (target, options) -> MappedCall.engine(target));

    private final String fioName;
    private final EngineTraits traits;
    private final Set<EngineOption> options;
    private final BiFunction<EngineTarget, Set<EngineOption>, Engine> factory;

    EngineKind(
            String fioName,
            EngineTraits traits,
            Set<EngineOption> options,
            BiFunction<EngineTarget, Set<EngineOption>, Engine> factory) {
        this.fioName = fioName;
        this.traits = traits;
        this.options = options;
        this.factory = factory;
    }

    /** What every ring takes, and more. */
    private static Set<EngineOption> ofRing(EngineOption... more) {
        EnumSet<EngineOption> options = EnumSet.range(EngineOption.BUFFERED, EngineOption.FILES);
        options.addAll(List.of(more));
        return options;
    }

    /** The word in options and reports: {@code uring-vector}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The options that it takes. */
    public Set<EngineOption> options() {
        return Collections.unmodifiableSet(options);
    }

    EngineTraits traits(Set<EngineOption> chosen) {
        EngineTraits varied = traits;
        if (chosen.contains(EngineOption.BUFFERED)) {
            varied = varied.withWay(Way.BUFFERED);
        }
        if (chosen.contains(EngineOption.VECTOR)) {
            varied = varied.withMaxSegments(EngineTraits.MOST_SEGMENTS);
        }
        if (!Collections.disjoint(chosen, EngineOption.LEADS)) {
            // A registered buffer lies in memory of one kind, and the lead is anonymous.
            varied = varied.withBuffers(EnumSet.of(BufferKind.ANONYMOUS, BufferKind.THP, BufferKind.CHANGING));
        }
        return varied;
    }

    /** What the machine must have for any engine of this kind. */
    public List<Requirement> requirements() {
        return isRing() ? List.of(Requirements.IO_URING) : List.of();
    }

    /** Whether its requests go through io_uring. */
    public boolean isRing() {
        return EnumSet.range(URING, URING_FIXED).contains(this);
    }

    Engine open(EngineTarget target, Set<EngineOption> chosen) {
        return factory.apply(target, chosen);
    }

    /** The kind of that word, ours or fio's. */
    public static Optional<EngineKind> ofWord(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word) || (!kind.fioName.isEmpty() && kind.fioName.equals(word)))
                .findFirst();
    }

    /** Every word, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(EngineKind::word).toList();
    }
}
