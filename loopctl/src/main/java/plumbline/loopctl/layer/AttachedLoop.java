package plumbline.loopctl.layer;

import java.util.List;
import plumbline.loopctl.ledger.Ledger;

/** A loop device that is attached: offset 0 of it is {@code setup.offset()} below. */
record AttachedLoop(Node node, LoopSetup setup, List<String> notes, Ledger.Entry entry) implements AttachedLayer {
    @Override
    public List<Extent> mapDown(long offset, long lengthBytes) {
        return List.of(new Extent(offset, 0, setup.offset() + offset, lengthBytes));
    }

    @Override
    public void close() {
        entry.close();
    }
}
