package plumbline.harness.file;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.Advice;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.RangeCalls;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.OpenEngine;
import plumbline.harness.engine.SlotNeeds;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.limits.LimitsReader;

/** The file under test, open through the page cache and beside it, with an engine of each sort that was asked for. */
final class OpenFile implements AutoCloseable {
    /** How far apart the segments of a transfer may lie. */
    private static final long SPREAD_BYTES = 2 * (SegmentCut.MOST_SEGMENTS + 1) * Mapping.PAGE_BYTES;

    private final Path path;
    private final long longestBytes;
    private final Map<EngineSpec, OpenEngine> engines = new HashMap<>();
    private final Fd buffered;
    private Optional<Fd> direct = Optional.empty();
    private Contract contract;
    private FileStatus status;

    /**
     * Opens it.
     *
     * @param longestBytes how long a transfer may be
     * @throws SyscallException when the kernel refuses
     */
    OpenFile(Path path, long longestBytes) {
        this.path = path;
        this.longestBytes = longestBytes;
        this.buffered = Fd.open(path, OpenFlag.O_RDWR);
        this.status = FileStatus.of(buffered);
        this.contract = readContract();
    }

    Path path() {
        return path;
    }

    /** The descriptor without O_DIRECT. */
    Fd fd() {
        return buffered;
    }

    FileStatus status() {
        return status;
    }

    /** What is legal now; alignments change when blocks come to be shared. */
    Contract contract() {
        return contract;
    }

    /** Asks the kernel anew, and returns what it says. */
    FileStatus refresh() {
        FileStatus now = FileStatus.of(buffered);
        boolean sameRules = now.dio().equals(status.dio());
        status = now;
        if (!sameRules) {
            contract = readContract();
        }
        return now;
    }

    private Contract readContract() {
        Node node = new Node(NodeKind.FILE, path, status.sizeBytes(), Node.Access.READ_WRITE);
        return Contract.of(node, LimitsReader.read(node, Host.live()));
    }

    /**
     * The engine of that sort, with one slot.
     *
     * @throws SyscallException when the kernel refuses direct I/O, the ring or the registration
     */
    OpenEngine engine(EngineSpec spec) {
        return engines.computeIfAbsent(spec, kind -> {
            Fd fd = kind.traits().direct() ? directFd() : buffered;
            return OpenEngine.on(
                    fd,
                    kind,
                    SlotNeeds.anonymous(1, longestBytes + SPREAD_BYTES, SegmentCut.MOST_SEGMENTS, longestBytes));
        });
    }

    private Fd directFd() {
        Fd fd = direct.orElseGet(() -> Fd.open(path, OpenFlag.O_RDWR, OpenFlag.O_DIRECT));
        direct = Optional.of(fd);
        return fd;
    }

    /** Closes it and opens it again; engines that hold on to what they registered are made anew. */
    void reopen() {
        Predicate<EngineSpec> holds = spec -> spec.has(EngineOption.FILES) || spec.has(EngineOption.SQPOLL);
        engines.entrySet().stream()
                .filter(entry -> holds.test(entry.getKey()))
                .forEach(entry -> entry.getValue().close());
        engines.keySet().removeIf(holds);
        direct.ifPresent(fd -> fd.reopen(OpenFlag.O_RDWR, OpenFlag.O_DIRECT));
        buffered.reopen(OpenFlag.O_RDWR);
    }

    /** Everything is written and leaves the page cache; 0, or the negative error number. */
    long dropCaches() {
        long synced = FileCalls.fdatasync(buffered);
        return synced < 0 ? synced : RangeCalls.advise(buffered, 0, 0, Advice.DONTNEED);
    }

    @Override
    public void close() {
        engines.values().forEach(OpenEngine::close);
        direct.ifPresent(Fd::close);
        buffered.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
