package plumbline.loopctl.layer;

import java.util.ArrayList;
import java.util.List;
import plumbline.bindings.block.DmIoctl.Target;

/** dm linear: all that is below, one behind the other. */
final class LinearLayer extends DmLayer {
    LinearLayer() {
        super("dm-mod");
    }

    @Override
    public String summary() {
        return "dm linear: all that is below, one behind the other";
    }

    @Override
    public String example() {
        return "brd:4M*2 | linear";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(OptionSpec.size("offset", "how much of the start of each is left out; 0"));
    }

    @Override
    public Reach reach() {
        return Reach.ALL;
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        long skipBytes = attachment.options().number("offset").orElse(0);
        if (skipBytes % DmDevice.SECTOR_BYTES != 0) {
            throw new LayerRefusedException("an offset must be a multiple of 512: offset=" + skipBytes);
        }
        List<Target> table = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        long start = 0;
        for (Node below : attachment.inputs()) {
            long sectors = DmDevice.sectors(below) - skipBytes / DmDevice.SECTOR_BYTES;
            if (sectors <= 0) {
                throw new LayerRefusedException("an offset must leave something of " + below.path() + ": offset="
                        + skipBytes + ", sizeBytes=" + below.sizeBytes());
            }
            String parameters = DmDevice.number(below) + " " + skipBytes / DmDevice.SECTOR_BYTES;
            table.add(new Target(start, sectors, "linear", parameters));
            starts.add(start * DmDevice.SECTOR_BYTES);
            start += sectors;
        }
        starts.add(start * DmDevice.SECTOR_BYTES);
        return DmDevice.attach(attachment, module(), table, (offset, length) -> map(starts, skipBytes, offset, length));
    }

    private static List<Extent> map(List<Long> starts, long skipBytes, long offset, long lengthBytes) {
        List<Extent> pieces = new ArrayList<>();
        for (int i = 0; i + 1 < starts.size(); i++) {
            long from = Math.max(offset, starts.get(i));
            long to = Math.min(offset + lengthBytes, starts.get(i + 1));
            if (from < to) {
                pieces.add(new Extent(from, i, from - starts.get(i) + skipBytes, to - from));
            }
        }
        return pieces;
    }
}
