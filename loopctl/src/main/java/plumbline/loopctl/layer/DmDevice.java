package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.List;
import plumbline.bindings.block.DmIoctl;
import plumbline.bindings.block.DmIoctl.Target;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.host.KernelModule;
import plumbline.loopctl.ledger.DmArtifact;

/** Makes device-mapper devices, through their ioctls; the node is /dev/dm-N, which needs no udev. */
final class DmDevice {
    /** What tables count in. */
    static final long SECTOR_BYTES = 512;

    private DmDevice() {}

    /**
     * A device with a table.
     *
     * @param module that has the target
     */
    static AttachedLayer attach(Attachment attachment, String module, List<Target> table, OffsetMap map) {
        new KernelModule(module).load(List.of());
        String name = attachment.workshop().freshName();
        String uuid = DmArtifact.UUID_PREFIX + name;
        try (Undo undo = new Undo();
                Fd control = Fd.open(DmArtifact.CONTROL, OpenFlag.O_RDWR)) {
            undo.add(attachment.ledger().enter(new DmArtifact(name, uuid)));
            long minor = SyscallException.check("ioctl(DM_DEV_CREATE)", name, DmIoctl.create(control, name, uuid));
            SyscallException.check("ioctl(DM_TABLE_LOAD) of " + table, name, DmIoctl.load(control, name, table));
            SyscallException.check("ioctl(DM_DEV_SUSPEND) to resume", name, DmIoctl.resume(control, name));
            Node node = BlockNodes.readWrite(Path.of("/dev/dm-" + minor));
            return new Attached(node, map, List.of(), undo.done());
        }
    }

    /** How a table names a device below: major:minor. */
    static String number(Node below) {
        return BlockNodes.number(below.path()).toString();
    }

    static long sectors(Node below) {
        return below.sizeBytes() / SECTOR_BYTES;
    }
}
