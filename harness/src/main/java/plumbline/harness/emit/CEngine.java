package plumbline.harness.emit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.bindings.uring.RingFlag;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;

/**
 * An engine in C.
 *
 * @param calls system calls that block, where it makes such
 * @param aio whether it is io_submit(2)
 * @param ring io_uring, where it is that
 * @param vectors the most segments of a request where they are iovecs
 */
record CEngine(Optional<Calls> calls, boolean aio, Optional<Ring> ring, Optional<Integer> vectors) {
    /** Blocking calls; side by side by threads. */
    record Calls(boolean plain, boolean threads) {}

    /** A ring. Text of C, each. */
    record Ring(
            String flags,
            String readOpcode,
            String writeOpcode,
            String entryFlags,
            boolean file,
            Optional<Long> registeredLead,
            boolean drains,
            boolean links) {}

    /**
     * Puts an engine into C.
     *
     * @throws InexpressibleException for what plain C would take too long to tell
     */
    static CEngine of(EngineSpec engine, int mostSegments, boolean sideBySide) {
        if (engine.kind() == EngineKind.MMAP || engine.has(EngineOption.PROVIDED)) {
            throw new InexpressibleException("a reproducer has no engine " + engine);
        }
        Optional<Integer> vectors = engine.traits().vectored() ? Optional.of(mostSegments) : Optional.empty();
        return switch (engine.kind()) {
            case PREAD, VECTOR, MMAP ->
                new CEngine(
                        Optional.of(new Calls(engine.kind() == EngineKind.PREAD, sideBySide)),
                        false,
                        Optional.empty(),
                        vectors);
            case AIO -> new CEngine(Optional.empty(), true, Optional.empty(), vectors);
            case URING -> ofRing(engine, vectors, "IORING_OP_READ", "IORING_OP_WRITE");
            case URING_VECTOR -> ofRing(engine, vectors, "IORING_OP_READV", "IORING_OP_WRITEV");
            case URING_FIXED ->
                engine.has(EngineOption.VECTOR)
                        ? ofRing(engine, vectors, "60 /* IORING_OP_READV_FIXED */", "61 /* IORING_OP_WRITEV_FIXED */")
                        : ofRing(engine, vectors, "IORING_OP_READ_FIXED", "IORING_OP_WRITE_FIXED");
        };
    }

    private static CEngine ofRing(EngineSpec engine, Optional<Integer> vectors, String read, String write) {
        boolean file = engine.has(EngineOption.FILES) || engine.has(EngineOption.SQPOLL);
        Optional<Long> lead = engine.kind() == EngineKind.URING_FIXED
                ? Optional.of(engine.options().stream()
                        .mapToLong(EngineOption::leadBytes)
                        .max()
                        .orElse(0))
                : Optional.empty();
        Ring ring = new Ring(
                or(engine.options().stream()
                        .flatMap(option -> option.ringFlags().stream())
                        .map(CEngine::name)),
                read,
                write,
                or(Stream.of(file ? "IOSQE_FIXED_FILE" : "", engine.has(EngineOption.ASYNC) ? "IOSQE_ASYNC" : "")
                        .filter(text -> !text.isEmpty())),
                file,
                lead,
                engine.has(EngineOption.DRAIN),
                engine.has(EngineOption.LINK));
        return new CEngine(Optional.empty(), false, Optional.of(ring), vectors);
    }

    private static String name(RingFlag flag) {
        return "IORING_SETUP_" + flag.name();
    }

    private static String or(Stream<String> words) {
        List<String> all = words.distinct().toList();
        return all.isEmpty() ? "0" : all.stream().collect(Collectors.joining(" | "));
    }

    /** The headers that it needs. */
    List<String> includes() {
        return Stream.of(
                        calls.filter(Calls::threads).isPresent() ? "pthread.h" : "",
                        aio ? "linux/aio_abi.h" : "",
                        ring.isPresent() ? "linux/io_uring.h" : "")
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
