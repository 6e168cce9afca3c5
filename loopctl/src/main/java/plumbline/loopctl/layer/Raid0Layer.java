package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import plumbline.bindings.block.MdIoctl;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileStatus.DeviceNumber;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.host.Attributes;
import plumbline.loopctl.host.KernelModule;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;
import plumbline.loopctl.layer.Raid0Geometry.Layout;
import plumbline.loopctl.ledger.MdArtifact;

/** md raid0 over all that is below, through md's own ioctls: no superblock, no mdadm. */
final class Raid0Layer implements LayerType {
    private static final long DEFAULT_CHUNK_BYTES = 64 << 10;
    private static final Path NEW_ARRAY = Path.of("/sys/module/md_mod/parameters/new_array");

    @Override
    public String summary() {
        return "md raid0 over all that is below, without a superblock";
    }

    @Override
    public String example() {
        return "brd:4M*2 | raid0:chunk=4k";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(
                OptionSpec.size("chunk", "bytes on one member before the next; 64k when left out"),
                OptionSpec.word(
                        "layout",
                        List.of("original", "alternate"),
                        "where chunks go once the smallest member is full; alternate"));
    }

    @Override
    public Set<NodeKind> takes() {
        return EnumSet.of(NodeKind.BLOCK);
    }

    @Override
    public boolean canBeBottom() {
        return false;
    }

    @Override
    public Reach reach() {
        return Reach.ALL;
    }

    @Override
    public NodeKind gives() {
        return NodeKind.BLOCK;
    }

    @Override
    public List<Requirement> requirements(LayerOptions options) {
        return List.of(Requirements.ROOT, Requirements.module("raid0"));
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        long chunkBytes = attachment.options().number("chunk").orElse(DEFAULT_CHUNK_BYTES);
        if (chunkBytes < 4096 || Long.bitCount(chunkBytes) != 1 || chunkBytes > Integer.MAX_VALUE) {
            throw new LayerRefusedException("a chunk must be a power of two of 4k or more: chunk=" + chunkBytes);
        }
        Layout layout = attachment.options().text("layout").orElse("alternate").equals("original")
                ? Layout.ORIGINAL
                : Layout.ALTERNATE;
        Raid0Geometry geometry = new Raid0Geometry(
                chunkBytes,
                layout,
                attachment.inputs().stream().map(Node::sizeBytes).toList());
        new KernelModule("raid0").load(List.of());
        String name = "md_" + attachment.workshop().freshName();
        try (Undo undo = new Undo()) {
            undo.add(attachment.ledger().enter(new MdArtifact(name)));
            Attributes.write(NEW_ARRAY, name);
            Path device = Path.of("/dev", name);
            BlockNodes.await(device);
            run(device, attachment.inputs(), (int) chunkBytes, layout);
            return new Attached(BlockNodes.readWrite(device), geometry, List.of(), undo.done());
        }
    }

    private static void run(Path device, List<Node> members, int chunkBytes, Layout layout) {
        try (Fd array = Fd.open(device, OpenFlag.O_RDWR)) {
            SyscallException.check(
                    "ioctl(SET_ARRAY_INFO)",
                    array.name(),
                    MdIoctl.setArrayInfo(array, 0, members.size(), chunkBytes, layout.number()));
            for (int i = 0; i < members.size(); i++) {
                DeviceNumber number = BlockNodes.number(members.get(i).path());
                SyscallException.check(
                        "ioctl(ADD_NEW_DISK) of " + members.get(i).path(),
                        array.name(),
                        MdIoctl.addDisk(array, i, number.major(), number.minor()));
            }
            // SET_ARRAY_INFO is not trusted with raid0's layout (c84a1372df92 md/raid0: avoid RAID0 data corruption due
            // to layout confusion).
            Attributes.write(
                    Path.of("/sys/block", device.getFileName().toString(), "md/layout"),
                    String.valueOf(layout.number()));
            SyscallException.check("ioctl(RUN_ARRAY)", array.name(), MdIoctl.run(array));
        }
    }
}
