package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plumbline.bindings.block.DmIoctl;
import plumbline.bindings.block.DmIoctl.Target;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.ledger.DmArtifact;

/** What a device-mapper device of ours over one other does, changed while it stands and is used. */
public final class DmTable {
    private final String name;
    private final Node below;

    /**
     * The table of a device.
     *
     * @param device one that we made
     * @param below what it stands on, at the same offsets
     */
    public DmTable(Path device, Node below) {
        this.name = DmNames.ofNode(device);
        this.below = below;
    }

    /** A piece of the device, in bytes. */
    public record Piece(long from, long to) {}

    /**
     * What a piece does.
     *
     * @param target as the device-mapper names it
     * @param parameters behind those that say where below it lies
     */
    public record Conduct(String target, String parameters) {
        /** What is below is there. */
        public static final Conduct LINEAR = new Conduct("linear", "");

        /** Whatever touches it fails. */
        public static final Conduct ERROR = new Conduct("error", "");

        /** Never up, and down with features of dm-flakey; without any, all that touches it fails, on every kernel. */
        public static Conduct flakey(String... features) {
            return new Conduct("flakey", " 0 1 " + features.length + " " + String.join(" ", features));
        }
    }

    /**
     * Has pieces do something, and the rest be linear.
     *
     * @param pieces in order, apart
     * @throws SyscallException when this kernel has no such target
     */
    public void replace(List<Piece> pieces, Conduct conduct) {
        List<Target> table = new ArrayList<>();
        long done = 0;
        for (Piece piece : pieces) {
            add(table, new Piece(done, piece.from()), Conduct.LINEAR);
            add(table, piece, conduct);
            done = piece.to();
        }
        add(table, new Piece(done, below.sizeBytes()), Conduct.LINEAR);
        try (Fd control = Fd.open(DmArtifact.CONTROL, OpenFlag.O_RDWR)) {
            SyscallException.check("ioctl(DM_TABLE_LOAD) of " + table, name, DmIoctl.load(control, name, table));
            SyscallException.check("ioctl(DM_DEV_SUSPEND) to resume", name, DmIoctl.resume(control, name));
        }
    }

    private void add(List<Target> table, Piece piece, Conduct conduct) {
        if (piece.from() < piece.to()) {
            long start = piece.from() / DmDevice.SECTOR_BYTES;
            String place = conduct.equals(Conduct.ERROR) ? "" : DmDevice.number(below) + " " + start;
            long sectors = (piece.to() - piece.from()) / DmDevice.SECTOR_BYTES;
            table.add(new Target(start, sectors, conduct.target(), place + conduct.parameters()));
        }
    }

    /**
     * Tells a target something.
     *
     * @throws SyscallException when it does not take it
     */
    public void tell(String message) {
        try (Fd control = Fd.open(DmArtifact.CONTROL, OpenFlag.O_RDWR)) {
            SyscallException.check(
                    "ioctl(DM_TARGET_MSG) of " + message, name, DmIoctl.message(control, name, 0, message));
        }
    }
}
