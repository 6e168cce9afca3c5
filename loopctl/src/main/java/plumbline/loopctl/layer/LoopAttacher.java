package plumbline.loopctl.layer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import plumbline.bindings.block.BlockIoctl;
import plumbline.bindings.block.LoopInfo;
import plumbline.bindings.block.LoopIoctl;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.host.KernelModule;
import plumbline.loopctl.layer.LoopSetup.Access;
import plumbline.loopctl.layer.LoopSetup.Backing;
import plumbline.loopctl.layer.LoopSetup.Mode;
import plumbline.loopctl.layer.LoopSetup.Order;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.LoopArtifact;

/** Finds a free loop device and configures it; another process may take it first, so this is tried a few times. */
final class LoopAttacher {
    private static final Path CONTROL = Path.of("/dev/loop-control");
    private static final int TRIES = 20;

    private final Attachment attachment;
    private final LoopSetup setup;

    LoopAttacher(Attachment attachment, LoopSetup setup) {
        this.attachment = attachment;
        this.setup = setup;
    }

    AttachedLayer attach() {
        if (!Files.exists(CONTROL)) {
            new KernelModule("loop").load(List.of());
        }
        try (Fd control = Fd.open(CONTROL, OpenFlag.O_RDWR);
                Fd backing = openBacking()) {
            long answer = Errno.EBUSY.asResult();
            Path device = Path.of("/dev/loop");
            for (int i = 0; i < TRIES && answer == Errno.EBUSY.asResult(); i++) {
                int number = (int)
                        SyscallException.check("ioctl(LOOP_CTL_GET_FREE)", control.name(), LoopIoctl.getFree(control));
                device = Path.of("/dev/loop" + number);
                LoopArtifact artifact = new LoopArtifact(
                        number,
                        attachment.ledger().token() + "-loop" + number,
                        attachment.input().path());
                Ledger.Entry entry = attachment.ledger().enter(artifact);
                answer = tryAttach(device, backing, artifact);
                if (answer == 0) {
                    return attached(device, entry);
                }
                entry.close();
            }
            throw new SyscallException(call(), device.toString(), answer, consequence(answer));
        }
    }

    private Fd openBacking() {
        OpenFlag access = setup.access() == Access.READ_ONLY ? OpenFlag.O_RDONLY : OpenFlag.O_RDWR;
        Path path = attachment.input().path();
        return setup.backing() == Backing.DIRECT ? Fd.open(path, access, OpenFlag.O_DIRECT) : Fd.open(path, access);
    }

    private long tryAttach(Path device, Fd backing, LoopArtifact artifact) {
        try (Fd loop = Fd.open(device, OpenFlag.O_RDWR)) {
            // Held against udev's probing while the device takes shape.
            FileCalls.tryLock(loop);
            LoopInfo info = setup.info(artifact.name());
            return setup.order() == Order.CONFIGURE
                    ? LoopIoctl.configure(loop, backing, setup.blockBytes(), info)
                    : oldOrder(loop, backing, info);
        }
    }

    private long oldOrder(Fd loop, Fd backing, LoopInfo info) {
        long answer = LoopIoctl.setFd(loop, backing);
        if (answer < 0) {
            return answer;
        }
        answer = LoopIoctl.setStatus(loop, info);
        if (answer == 0 && setup.mode() == Mode.DIRECT) {
            // The device answers EINVAL when it cannot go direct, and stays buffered: reported by the read-back.
            answer = ignoring(Errno.EINVAL, LoopIoctl.setDirectIo(loop, 1));
        }
        if (answer == 0 && setup.blockBytes() != 0) {
            answer = LoopIoctl.setBlockSize(loop, setup.blockBytes());
        }
        return answer;
    }

    private static long ignoring(Errno errno, long answer) {
        return answer == errno.asResult() ? 0 : answer;
    }

    private AttachedLayer attached(Path device, Ledger.Entry entry) {
        try (Fd loop = Fd.open(device, OpenFlag.O_RDONLY)) {
            Node.Access access = setup.access() == Access.READ_ONLY ? Node.Access.READ_ONLY : Node.Access.READ_WRITE;
            Node node = new Node(NodeKind.BLOCK, device, BlockIoctl.sizeBytes(loop), access);
            return new Attached(
                    node, OffsetMap.shifted(setup.offset()), LoopReadBack.notes(device, loop, setup), List.of(entry));
        } catch (RuntimeException refused) {
            entry.close();
            throw refused;
        }
    }

    private String call() {
        return setup.order() == Order.CONFIGURE ? "ioctl(LOOP_CONFIGURE)" : "ioctl(LOOP_SET_FD and the rest)";
    }

    private String consequence(long answer) {
        if (answer == Errno.EBUSY.asResult()) {
            return "another process took each of " + TRIES + " free devices first";
        }
        return "the loop device over " + attachment.input().path() + " could not be made as asked for: " + setup;
    }
}
