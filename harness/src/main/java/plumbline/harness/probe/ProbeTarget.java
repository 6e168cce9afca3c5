package plumbline.harness.probe;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import plumbline.bindings.block.BlockIoctl;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.contract.Contract;
import plumbline.loopctl.host.TemporaryFolder;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.layer.Workshop;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;

/** What is probed: read only, or claimed for writing with every check that a foreign device is due. */
final class ProbeTarget implements AutoCloseable {
    private static final long LEAST_UNITS = 8;
    private static final long LEAST_BYTES = 32 << 10;

    private final Node node;
    private final Optional<Claim> claim;

    private ProbeTarget(Node node, Optional<Claim> claim) {
        this.node = node;
        this.claim = claim;
    }

    /** @throws IllegalArgumentException when it is not there, may not be opened, or cannot be probed */
    static ProbeTarget open(ProbeSpec spec) {
        FileStatus status = look(() -> FileStatus.of(spec.path()));
        if (status.type() != FileStatus.Type.BLOCK && status.type() != FileStatus.Type.REGULAR) {
            throw new IllegalArgumentException("only a block device or a regular file can be probed: " + spec.path()
                    + (status.type() == FileStatus.Type.DIRECTORY ? " is a directory" : " is neither"));
        }
        if (spec.writes()) {
            Claim claim = new Claim(spec);
            return new ProbeTarget(claim.stack.target(), Optional.of(claim));
        }
        return new ProbeTarget(look(() -> readOnly(spec.path())), Optional.empty());
    }

    /** What the kernel does not let us look at is bad input; a claim has sentences of its own. */
    private static <T> T look(Supplier<T> looking) {
        try {
            return looking.get();
        } catch (SyscallException refused) {
            throw new IllegalArgumentException("it cannot be probed: " + refused.getMessage(), refused);
        }
    }

    private static Node readOnly(Path path) {
        try (Fd fd = Fd.open(path, OpenFlag.O_RDONLY)) {
            FileStatus status = FileStatus.of(fd);
            boolean block = status.type() == FileStatus.Type.BLOCK;
            return new Node(
                    block ? NodeKind.BLOCK : NodeKind.FILE,
                    path,
                    block ? BlockIoctl.sizeBytes(fd) : status.sizeBytes(),
                    Node.Access.READ_ONLY);
        }
    }

    /** There must be something to ask of. */
    static void demandRoom(Node node, Contract contract) {
        long least = Math.max(LEAST_BYTES, LEAST_UNITS * contract.unitBytes());
        if (contract.sizeBytes() < least) {
            throw new IllegalArgumentException("a target must hold " + least + " bytes to be probed: sizeBytes="
                    + contract.sizeBytes() + ", target=" + node.path());
        }
    }

    Node node() {
        return node;
    }

    @Override
    public void close() {
        claim.ifPresent(Claim::close);
    }

    /** The target as a stack of one layer, for as long as it is written. */
    private static final class Claim implements AutoCloseable {
        private final TemporaryFolder folder;
        private final Ledger ledger;
        private final Stack stack;

        Claim(ProbeSpec spec) {
            this.folder = TemporaryFolder.make("plumbline-");
            this.ledger = Ledger.open(LedgerFolder.ofThisUser(), "probe");
            try {
                StackSpec text = StackSpec.parse("dev:" + spec.path().toAbsolutePath());
                this.stack = new StackBuilder(new Workshop(folder.path(), ledger, spec.permissions())).build(text);
            } catch (RuntimeException refused) {
                closeFolder();
                throw refused;
            }
        }

        private void closeFolder() {
            ledger.close();
            folder.close();
        }

        @Override
        public void close() {
            stack.close();
            closeFolder();
        }
    }
}
