package plumbline.harness.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.FileStatus;
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
public final class FileExerciser implements AutoCloseable {
    private static final EngineSpec PLAINEST = EngineSpec.of(EngineKind.PREAD, EngineOption.BUFFERED);

    private final OpLog log = OpLog.open();
    private final Workbench bench;
    private final Operations operations;
    private final Abilities abilities = new Abilities();
    private final FileView view;
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
        this(path, mix, content, new FileShadow(mix.mostBytes() + reach(mix)));
        SyscallException.check(
                "ftruncate", path.toString(), FileCalls.ftruncate(bench.file().fd(), 0));
    }

    /**
     * Opens a file that others have open too, and of which a piece is ours: it holds zeros.
     *
     * @throws SyscallException when the kernel refuses
     */
    public FileExerciser(Path path, OpMix mix, FileContent content, Share share) {
        this(path, mix, content, share.shadow(reach(mix)));
    }

    private FileExerciser(Path path, OpMix mix, FileContent content, FileShadow shadow) {
        long longest = reach(mix);
        OpenFile file = new OpenFile(path, longest);
        Inspector inspector = new Inspector(shadow, content, log);
        this.bench = new Workbench(file, shadow, content, inspector, Mapping.anonymous(longest));
        this.operations = new Operations(bench);
        this.view = new BenchView(bench, abilities);
    }

    /** How far an operation reaches in memory. */
    private static long reach(OpMix mix) {
        return Mapping.pagesUp(mix.longestBytes()) + 2 * Mapping.PAGE_BYTES;
    }

    /** Carries one operation out, or leaves it out where there is no such thing here. */
    public void carryOut(FileOp asked) {
        FileOp op = possible(asked);
        long number = log.add(op);
        if (op.has(OpFlag.SKIPPED)) {
            return;
        }
        if (!op.fits(view.sizeBytes())) {
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
        long unit = op.engine().traits().direct() ? view.directUnitBytes() : 1;
        boolean legal = op.offset() % unit == 0 && op.length() % unit == 0 && view.allows(op.engine());
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
        if (actual != view.sizeBytes()) {
            found(
                    op,
                    Finding.of(
                            FindingKind.WRONG_DATA,
                            op + " left the file " + actual + " bytes long, and it must be " + view.sizeBytes()));
        }
    }

    private void stop(FileOp op, String why) {
        stopped = Optional.of(why);
        bench.doubt(op);
    }

    private void found(FileOp op, Finding finding) {
        findings.add(finding);
        bench.doubt(op);
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

    /** The file as sources of operations see it. */
    public FileView view() {
        return view;
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
    public void close() {
        bench.file().close();
        bench.staging().close();
        bench.shadow().close();
        log.close();
    }
}
