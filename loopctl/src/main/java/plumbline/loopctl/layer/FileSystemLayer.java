package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import plumbline.loopctl.host.Command;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;

/** What the file systems have in common: made on a block device by their mkfs, mounted on a private folder. */
public abstract class FileSystemLayer implements LayerType {
    private final String type;
    private final String debianPackage;

    FileSystemLayer(String type, String debianPackage) {
        this.type = type;
        this.debianPackage = debianPackage;
    }

    /** The mkfs command, without the device. */
    public abstract List<String> mkfs(LayerOptions options);

    /** Options of its own, before those that all have. */
    abstract List<OptionSpec> ownOptions();

    /** The command that checks the unmounted file system without changing it, without the device. */
    abstract List<String> fsck();

    /** As mount(2) names it. */
    public final String type() {
        return type;
    }

    @Override
    public final List<OptionSpec> options() {
        List<OptionSpec> options = new ArrayList<>(ownOptions());
        options.add(OptionSpec.text("mount", "mount options of its own, a + between them: dax=always+noatime"));
        return List.copyOf(options);
    }

    @Override
    public final Set<NodeKind> takes() {
        return EnumSet.of(NodeKind.BLOCK);
    }

    @Override
    public final boolean canBeBottom() {
        return false;
    }

    @Override
    public final NodeKind gives() {
        return NodeKind.FOLDER;
    }

    @Override
    public final List<Requirement> requirements(LayerOptions options) {
        return List.of(
                Requirements.ROOT,
                Requirements.fileSystem(type),
                Requirements.tool(mkfs(options).getFirst(), debianPackage));
    }

    /** Where the bytes of the file system lie below: at the same offset, as long as one device is all it has. */
    OffsetMap map() {
        return OffsetMap.SAME;
    }

    @Override
    public final AttachedLayer attach(Attachment attachment) {
        Path device = attachment.input().path();
        List<String> command = new ArrayList<>(mkfs(attachment.options()));
        command.add(device.toString());
        Command.Result made = Command.run(command);
        if (!made.isOk()) {
            throw new LayerRefusedException(String.join(" ", command) + " ended with status " + made.status() + ": "
                    + made.output().lines().findFirst().orElse("no word"));
        }
        String options = attachment.options().text("mount").orElse("").replace('+', ',');
        AttachedLayer mounted = PrivateMount.attach(attachment, device.toString(), type, options, map());
        return new MountedFileSystem(mounted, new MountedFileSystem.Source(device, type, options), fsck());
    }
}
