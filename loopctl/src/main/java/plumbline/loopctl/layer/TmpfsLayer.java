package plumbline.loopctl.layer;

import java.util.List;
import java.util.Set;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;

/** tmpfs. */
final class TmpfsLayer implements LayerType {
    @Override
    public String summary() {
        return "tmpfs";
    }

    @Override
    public String example() {
        return "tmpfs:16M | file:1M";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(OptionSpec.size("size", "its size; the kernel's choice").first());
    }

    @Override
    public Set<NodeKind> takes() {
        return Set.of();
    }

    @Override
    public boolean canBeBottom() {
        return true;
    }

    @Override
    public NodeKind gives() {
        return NodeKind.FOLDER;
    }

    @Override
    public List<Requirement> requirements(LayerOptions options) {
        return List.of(Requirements.ROOT, Requirements.fileSystem("tmpfs"));
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        String options = attachment.options().number("size").isPresent()
                ? "size=" + attachment.options().number("size").getAsLong()
                : "";
        return PrivateMount.attach(attachment, "tmpfs", "tmpfs", options, OffsetMap.NOTHING);
    }
}
