package plumbline.loopctl.layer;

import java.util.Set;

/** What disks have in common: they stand on nothing and give a block device. */
abstract class DiskLayer implements LayerType {
    @Override
    public final Set<NodeKind> takes() {
        return Set.of();
    }

    @Override
    public final boolean canBeBottom() {
        return true;
    }

    @Override
    public final NodeKind gives() {
        return NodeKind.BLOCK;
    }
}
