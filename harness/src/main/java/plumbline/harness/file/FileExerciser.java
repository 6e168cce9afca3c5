package plumbline.harness.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.FileStatus.AtomicWrite;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.verdict.Finding;

/**
 * Carries operations out on a file and on its shadow, and compares. It is over with the first finding, or when the
 * machine has no room. One thread; closed by its owner.
 */
public final class FileExerciser implements FileView, AutoCloseable {
    private static final EngineSpec PLAINEST = EngineSpec.of(EngineKind.PREAD, EngineOption.BUFFERED);

    private final OpLog log = OpLog.open();
    private final Workbench bench;
    private final Operations operations;
    private final Abilities abilities = new Abilities();
    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> stopped = Optional.empty();
    private long transferred;

    /**
     * Opens a file and empties it.
     *
     * @param mix how large it may become, and how long operations may be
     * @param content what operations write
     * @throws SyscallException when the kernel refuses
     */
    public FileExerciser(Path path, OpMix mix, FileContent content) {
        long longest = Mapping.pagesUp(mix.longestBytes()) + 2 * Mapping.PAGE_BYTES;
        OpenFile file = new OpenFile(path, longest);
        FileShadow shadow = new FileShadow(mix.mostBytes() + longest);
        SyscallException.check("ftruncate", file.toString(), FileCalls.ftruncate(file.fd(), 0));
        Inspector inspector = new Inspector(shadow, content, log);
        this.bench = new Workbench(file, shadow, content, inspector, Mapping.anonymous(longest));
        this.operations = new Operations(bench);
    }

    /** Carries one operation out, or leaves it out where there is no such thing here. */
    public void carryOut(FileOp asked) {
        FileOp op = possible(asked);
        long number = log.add(op);
        if (op.has(OpFlag.SKIPPED)) {
            return;
        }
        if (!op.fits(sizeBytes())) {
            log.removeLast();
            return;
        }
        switch (abilities.judge(op, attempt(op, number))) {
            case OpEnd.Done _ -> done(op);
            case OpEnd.Missing absent -> {
                log.removeLast();
                abilities.missing(op, absent.why());
            }
            case OpEnd.Stopped full -> stop(op, full.why());
            case OpEnd.Refused refused -> found(op, Finding.of(FindingKind.CONTRACT_BROKEN, refused.why()));
            case OpEnd.Broke broke -> found(op, broke.finding());
        }
    }

    /** The same operation by an engine that can do it as it is. */
    private FileOp possible(FileOp op) {
        long unit = op.engine().traits().direct() ? directUnitBytes() : 1;
        boolean legal = op.offset() % unit == 0 && op.length() % unit == 0 && allows(op.engine());
        return legal || !op.kind().isTransfer() ? op : op.through(PLAINEST);
    }

    private OpEnd attempt(FileOp op, long number) {
        try {
            return operations.carryOut(op, number);
        } catch (SyscallException absent) {
            if (!op.kind().isTransfer() || op.engine().equals(PLAINEST)) {
                throw absent;
            }
            abilities.missing(op.engine(), String.valueOf(absent.getMessage()));
            FileOp plain = op.through(PLAINEST);
            log.removeLast();
            log.add(plain);
            return attempt(plain, number);
        }
    }

    private void done(FileOp op) {
        transferred += op.kind().isTransfer() ? op.length() : 0;
        switch (operations.behind(op)) {
            case OpEnd.Done _, OpEnd.Missing _ -> {}
            case OpEnd.Stopped full -> stop(op, full.why());
            case OpEnd.Refused refused -> found(op, Finding.of(FindingKind.CONTRACT_BROKEN, refused.why()));
            case OpEnd.Broke broke -> found(op, broke.finding());
        }
        long actual = bench.file().refresh().sizeBytes();
        if (actual != sizeBytes()) {
            found(
                    op,
                    Finding.of(
                            FindingKind.WRONG_DATA,
                            op + " left the file " + actual + " bytes long, and it must be " + sizeBytes()));
        }
    }

    private void stop(FileOp op, String why) {
        stopped = Optional.of(why);
        doubt(op);
    }

    private void found(FileOp op, Finding finding) {
        findings.add(finding);
        doubt(op);
    }

    /** What an operation that failed may have changed is not known any more, nor how far it came with the size. */
    private void doubt(FileOp op) {
        FileShadow shadow = bench.shadow();
        long before = shadow.sizeBytes();
        long after = op.sizeAfter(before);
        long actual = bench.file().refresh().sizeBytes();
        if (actual >= Math.min(before, after) && actual <= Math.max(before, after)) {
            shadow.truncate(actual);
        }
        op.changes().forEach(range -> shadow.doubt(range.offset(), range.lengthBytes()));
        if (op.kind() == OpKind.COLLAPSE_RANGE || op.kind() == OpKind.INSERT_RANGE) {
            shadow.doubt(op.offset(), shadow.sizeBytes());
        }
    }

    /**
     * Reads the whole file, first as it is cached and then from below, and compares.
     *
     * @param when what messages say of it
     */
    public void verifyWhole(String when) {
        WholeFile whole = new WholeFile(bench);
        findings.addAll(whole.verify(when));
        if (findings.isEmpty() && bench.file().dropCaches() >= 0) {
            findings.addAll(whole.verify(when + ", read from below"));
        }
    }

    public OpLog log() {
        return log;
    }

    /** What the file must hold now. */
    public FileShadow shadow() {
        return bench.shadow();
    }

    public FileStatus status() {
        return bench.file().status();
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Why no more can be done, where the machine has no room or no right for it. */
    public Optional<String> stopped() {
        return stopped;
    }

    /** Whether nothing more is to be done. */
    public boolean isOver() {
        return stopped.isPresent() || !findings.isEmpty();
    }

    /** How many bytes calls have read and written. */
    public long transferredBytes() {
        return transferred;
    }

    /** What has turned out to be missing here, a sentence each. */
    public List<String> missing() {
        return abilities.sentences();
    }

    @Override
    public long sizeBytes() {
        return bench.shadow().sizeBytes();
    }

    @Override
    public long blockBytes() {
        return bench.file().status().blockBytes();
    }

    @Override
    public long directUnitBytes() {
        return bench.file().contract().unitBytes();
    }

    @Override
    public AtomicWrite atomicWrite() {
        return bench.file().status().atomicWrite();
    }

    @Override
    public boolean allows(FileOp op) {
        return abilities.allows(op);
    }

    @Override
    public boolean allows(EngineSpec engine) {
        return abilities.allows(engine);
    }

    @Override
    public void close() {
        bench.file().close();
        bench.staging().close();
        bench.shadow().close();
        log.close();
    }
}
