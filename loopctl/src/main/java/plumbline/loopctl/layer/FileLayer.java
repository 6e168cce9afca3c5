package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.ledger.FileArtifact;
import plumbline.loopctl.ledger.Ledger;

/** A regular file, in the work folder or on the file system below. */
final class FileLayer implements LayerType {
    private static final long DEFAULT_BYTES = 64L << 20;

    @Override
    public String summary() {
        return "a regular file, in the work folder or on the file system below";
    }

    @Override
    public String example() {
        return "file:1M";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(
                OptionSpec.size("size", "its size; 64M when left out").first(),
                OptionSpec.word(
                        "alloc", List.of("sparse", "falloc"), "whether blocks are allocated when it is made; sparse"));
    }

    @Override
    public Set<NodeKind> takes() {
        return EnumSet.of(NodeKind.FOLDER);
    }

    @Override
    public boolean canBeBottom() {
        return true;
    }

    @Override
    public NodeKind gives() {
        return NodeKind.FILE;
    }

    @Override
    public List<Requirement> requirements(LayerOptions options) {
        return List.of();
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        long sizeBytes = sizeOf(attachment.options());
        Path folder = attachment.inputs().isEmpty()
                ? attachment.workFolder()
                : attachment.input().path();
        Path path = folder.resolve("file-" + UUID.randomUUID());
        Ledger.Entry entry = attachment.ledger().enter(new FileArtifact(path));
        try (Fd fd = Fd.open(path, OpenFlag.O_RDWR, OpenFlag.O_CREAT, OpenFlag.O_EXCL)) {
            SyscallException.check("ftruncate to " + sizeBytes, fd.name(), FileCalls.ftruncate(fd, sizeBytes));
            if (attachment.options().text("alloc").orElse("sparse").equals("falloc")) {
                SyscallException.check(
                        "fallocate of " + sizeBytes, fd.name(), FileCalls.fallocate(fd, 0, 0, sizeBytes));
            }
        } catch (RuntimeException refused) {
            entry.close();
            throw refused;
        }
        OffsetMap map = attachment.inputs().isEmpty() ? OffsetMap.NOTHING : new ExtentMap(path);
        return Attached.of(new Node(NodeKind.FILE, path, sizeBytes, Node.Access.READ_WRITE), map, entry);
    }

    private static long sizeOf(LayerOptions options) {
        OptionalLong size = options.number("size");
        if (size.isPresent() && size.getAsLong() <= 0) {
            throw new LayerRefusedException("a file's size must be positive: size=" + size.getAsLong());
        }
        return size.orElse(DEFAULT_BYTES);
    }
}
