package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import plumbline.bindings.block.BlockIoctl;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.InUse;

/** What may be done to a thing that we did not make. */
public final class Foreign {
    private final Permissions permissions;

    public Foreign(Permissions permissions) {
        this.permissions = permissions;
    }

    /**
     * Whether it may be written: only when the user said so, and said so twice when something uses it.
     *
     * @throws LayerRefusedException when writing was asked for and something uses it
     */
    public Node.Access access(Path path) {
        if (permissions.write() == Permissions.Write.EVERYTHING) {
            return Node.Access.READ_WRITE;
        }
        if (permissions.write() == Permissions.Write.NO) {
            return Node.Access.READ_ONLY;
        }
        List<String> uses = new InUse(Host.live()).of(path);
        if (!uses.isEmpty() && !permissions.destroy().contains(path)) {
            throw new LayerRefusedException(
                    "what is mounted, held, swap, partitioned or signed is not written without a"
                            + " second word: " + path + " " + String.join(", and ", uses)
                            + ": if its content may go, say"
                            + " --yes-destroy " + path);
        }
        return Node.Access.READ_WRITE;
    }

    /** While it is written, a device is claimed: nobody can mount it, and it is no one else's already. */
    public Optional<Fd> claim(Node node) {
        boolean claimed = node.kind() == NodeKind.BLOCK
                && node.writable()
                && !permissions.destroy().contains(node.path());
        return claimed ? Optional.of(Fd.open(node.path(), OpenFlag.O_RDONLY, OpenFlag.O_EXCL)) : Optional.empty();
    }

    /**
     * An existing file or device as a node.
     *
     * @throws LayerRefusedException when it is neither, is not there, or may not be written as asked for
     */
    public Node node(Path path) {
        // The open(2) of a pipe that nobody writes would wait for ever.
        try (Fd fd = Fd.open(path, OpenFlag.O_RDONLY, OpenFlag.O_NONBLOCK)) {
            FileStatus status = FileStatus.of(fd);
            return switch (status.type()) {
                case BLOCK -> new Node(NodeKind.BLOCK, path, BlockIoctl.sizeBytes(fd), access(path));
                case REGULAR -> new Node(NodeKind.FILE, path, status.sizeBytes(), access(path));
                case DIRECTORY, OTHER ->
                    throw new LayerRefusedException("a target must be a block device or a regular file: " + path
                            + (status.type() == FileStatus.Type.DIRECTORY ? " is a directory" : " is neither"));
            };
        } catch (SyscallException refused) {
            throw new LayerRefusedException(String.valueOf(refused.getMessage()));
        }
    }
}
