package plumbline.loopctl.layer;

import java.util.ArrayList;
import java.util.List;
import plumbline.bindings.block.DmIoctl.Target;

/** dm linear with a piece of dm error in it: whatever touches the piece fails. */
final class ErrorLayer extends DmLayer {
    private static final long DEFAULT_BYTES = 4096;

    ErrorLayer() {
        super("dm-mod");
    }

    @Override
    public String summary() {
        return "dm linear with a piece of dm error in it: whatever touches the piece fails";
    }

    @Override
    public String example() {
        return "brd:4M | error:at=1M,len=4k";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(
                OptionSpec.size("at", "where the piece begins; the middle when left out"),
                OptionSpec.size("len", "how long it is; 4k when left out"));
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        Node below = attachment.input();
        long sectors = DmDevice.sectors(below);
        long at = attachment.options().number("at").orElse(sectors / 2 * DmDevice.SECTOR_BYTES);
        long length = attachment.options().number("len").orElse(DEFAULT_BYTES);
        if (at % 512 != 0 || length % 512 != 0 || length <= 0 || at + length > below.sizeBytes()) {
            throw new LayerRefusedException("the bad piece must lie on the device, in sectors of 512: at=" + at
                    + ", len=" + length + ", sizeBytes=" + below.sizeBytes());
        }
        long from = at / DmDevice.SECTOR_BYTES;
        long to = from + length / DmDevice.SECTOR_BYTES;
        List<Target> table = new ArrayList<>();
        String number = DmDevice.number(below);
        if (from > 0) {
            table.add(new Target(0, from, "linear", number + " 0"));
        }
        table.add(new Target(from, to - from, "error", ""));
        if (to < sectors) {
            table.add(new Target(to, sectors - to, "linear", number + " " + to));
        }
        return DmDevice.attach(attachment, module(), table, (offset, bytes) -> map(at, at + length, offset, bytes));
    }

    /** Everything but the bad piece lies where it did. */
    private static List<Extent> map(long badFrom, long badTo, long offset, long lengthBytes) {
        List<Extent> pieces = new ArrayList<>();
        long end = offset + lengthBytes;
        if (offset < badFrom) {
            pieces.add(new Extent(offset, 0, offset, Math.min(end, badFrom) - offset));
        }
        if (end > badTo) {
            long from = Math.max(offset, badTo);
            pieces.add(new Extent(from, 0, from, end - from));
        }
        return pieces;
    }
}
