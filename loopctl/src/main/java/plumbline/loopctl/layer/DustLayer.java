package plumbline.loopctl.layer;

import java.util.List;
import plumbline.bindings.block.DmIoctl;
import plumbline.bindings.block.DmIoctl.Target;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.ledger.DmArtifact;

/** dm dust: reads of chosen blocks fail until they are written (admin-guide/device-mapper/dm-dust). */
final class DustLayer extends DmLayer {
    DustLayer() {
        super("dm-dust");
    }

    @Override
    public String summary() {
        return "dm dust: reads of chosen blocks fail until they are written";
    }

    @Override
    public String example() {
        return "brd:4M | dust";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(
                OptionSpec.size("block", "bytes that fail together; 512 when left out"),
                OptionSpec.text("bad", "numbers of bad blocks, a dot between them: 3.17.99"));
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        long blockBytes = attachment.options().number("block").orElse(512);
        String parameters = DmDevice.number(attachment.input()) + " 0 " + blockBytes;
        Target target = new Target(0, DmDevice.sectors(attachment.input()), "dust", parameters);
        AttachedLayer attached = DmDevice.attach(attachment, module(), List.of(target), OffsetMap.SAME);
        try {
            attachment.options().text("bad").ifPresent(bad -> spoil(attached.node(), bad));
            return attached;
        } catch (RuntimeException refused) {
            attached.close();
            throw refused;
        }
    }

    private static void spoil(Node device, String bad) {
        String name = DmNames.ofNode(device.path());
        try (Fd control = Fd.open(DmArtifact.CONTROL, OpenFlag.O_RDWR)) {
            for (String block : bad.split("\\.")) {
                if (!block.matches("[0-9]{1,12}")) {
                    throw new LayerRefusedException("bad blocks are numbers with dots between them: bad=" + bad);
                }
                SyscallException.check(
                        "ioctl(DM_TARGET_MSG)", name, DmIoctl.message(control, name, 0, "addbadblock " + block));
            }
            SyscallException.check("ioctl(DM_TARGET_MSG)", name, DmIoctl.message(control, name, 0, "enable"));
        }
    }
}
