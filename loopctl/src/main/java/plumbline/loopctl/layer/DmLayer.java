package plumbline.loopctl.layer;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;

/** What device-mapper layers have in common: they stand on a block device and give one. */
abstract class DmLayer implements LayerType {
    private final String module;

    DmLayer(String module) {
        this.module = module;
    }

    /** The kernel module that has the target. */
    final String module() {
        return module;
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
        return NodeKind.BLOCK;
    }

    @Override
    public final List<Requirement> requirements(LayerOptions options) {
        return List.of(Requirements.ROOT, Requirements.module(module));
    }
}
