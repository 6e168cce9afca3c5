package plumbline.loopctl.layer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import plumbline.bindings.sys.Mounts;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.ledger.FolderArtifact;
import plumbline.loopctl.ledger.MountArtifact;

/** Mounts on folders of our own. */
final class PrivateMount {
    private PrivateMount() {}

    /** Mounts a file system on a fresh folder of the work folder. */
    static AttachedLayer attach(Attachment attachment, String source, String type, String options, OffsetMap map) {
        Path target = attachment.workFolder().resolve(attachment.workshop().freshName());
        try (Undo undo = new Undo()) {
            undo.add(attachment.ledger().enter(new FolderArtifact(target)));
            Files.createDirectory(target);
            undo.add(attachment.ledger().enter(new MountArtifact(target, type)));
            SyscallException.check(
                    "mount of " + type + (options.isEmpty() ? "" : " with " + options),
                    source,
                    Mounts.mount(source, target, type, options));
            Node node = new Node(NodeKind.FOLDER, target, 0, Node.Access.READ_WRITE);
            return new Attached(node, map, List.of(), undo.done());
        } catch (IOException refused) {
            throw new UncheckedIOException("the mount point cannot be made: " + target, refused);
        }
    }
}
