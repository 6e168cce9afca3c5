package plumbline.harness.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;

/** The kinds of engine, by the word that options use. */
public enum EngineKind {
    /** pread(2), pwrite(2). */
    PREAD("psync", 1, List.of(), target -> new BlockingEngine(target, SystemCalls::plain)),
    /** preadv2(2), pwritev2(2). */
    VECTOR("pvsync2", EngineTraits.MOST_SEGMENTS, List.of(), target -> new BlockingEngine(target, SystemCalls::vector)),
    /** IORING_OP_READ, IORING_OP_WRITE. */
    URING("io_uring", 1, List.of(Requirements.IO_URING), target -> new UringEngine(target, UringOperation.PLAIN)),
    /** IORING_OP_READV, IORING_OP_WRITEV. */
    URING_VECTOR(
            "",
            EngineTraits.MOST_SEGMENTS,
            List.of(Requirements.IO_URING),
            target -> new UringEngine(target, UringOperation.VECTOR)),
    /** IORING_OP_READ_FIXED, IORING_OP_WRITE_FIXED, the buffers registered. */
    URING_FIXED("", 1, List.of(Requirements.IO_URING), target -> new UringEngine(target, UringOperation.FIXED));

    private final String fioName;
    private final EngineTraits traits;
    private final List<Requirement> requirements;
    private final Function<EngineTarget, Engine> factory;

    EngineKind(
            String fioName, int maxSegments, List<Requirement> requirements, Function<EngineTarget, Engine> factory) {
        this.fioName = fioName;
        this.traits = new EngineTraits(maxSegments);
        this.requirements = requirements;
        this.factory = factory;
    }

    /** The word in options and reports: {@code uring-vector}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public EngineTraits traits() {
        return traits;
    }

    public List<Requirement> requirements() {
        return requirements;
    }

    /**
     * An engine over a target, for the calling thread.
     *
     * @throws plumbline.bindings.sys.SyscallException when the kernel refuses the ring or the registration
     */
    public Engine open(EngineTarget target) {
        return factory.apply(target);
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
