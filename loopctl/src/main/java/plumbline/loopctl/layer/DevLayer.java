package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import plumbline.bindings.block.BlockIoctl;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.host.Requirement;

/** A device or file that exists: read only, unless the user says otherwise. */
final class DevLayer extends DiskLayer {
    @Override
    public String summary() {
        return "an existing device or file: read only, unless --write";
    }

    @Override
    public String example() {
        return "dev:/dev/sdX";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(OptionSpec.text("path", "its path").first());
    }

    @Override
    public List<Requirement> requirements(LayerOptions options) {
        return List.of();
    }

    @Override
    public Initial initial() {
        return Initial.UNKNOWN;
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        Path path = Path.of(attachment
                .options()
                .text("path")
                .orElseThrow(() -> new LayerRefusedException("dev needs a path: dev:/dev/sdX")));
        Node node = node(path, attachment.workshop().permissions());
        try (Undo undo = new Undo()) {
            claim(node, attachment.workshop().permissions()).ifPresent(undo::add);
            return new Attached(node, OffsetMap.NOTHING, List.of(), undo.done());
        }
    }

    /** While it is written, a device is claimed: nobody can mount it, and it is no one else's already. */
    private static Optional<Fd> claim(Node node, Permissions permissions) {
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
    static Node node(Path path, Permissions permissions) {
        try (Fd fd = Fd.open(path, OpenFlag.O_RDONLY)) {
            FileStatus status = FileStatus.of(fd);
            return switch (status.type()) {
                case BLOCK ->
                    new Node(NodeKind.BLOCK, path, BlockIoctl.sizeBytes(fd), new Foreign(permissions).access(path));
                case REGULAR ->
                    new Node(NodeKind.FILE, path, status.sizeBytes(), new Foreign(permissions).access(path));
                case DIRECTORY, OTHER ->
                    throw new LayerRefusedException("a target must be a block device or a regular file: " + path
                            + (status.type() == FileStatus.Type.DIRECTORY ? " is a directory" : " is neither"));
            };
        } catch (SyscallException refused) {
            throw new LayerRefusedException(String.valueOf(refused.getMessage()));
        }
    }
}
