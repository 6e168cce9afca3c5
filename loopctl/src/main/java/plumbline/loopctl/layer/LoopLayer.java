package plumbline.loopctl.layer;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;

/**
 * A loop device over a file or a block device, loop(4). How it is configured is a choice, because the order of the
 * ioctls and the flags of the backing descriptor have been sources of bugs themselves ("Significant brokenness in DIO
 * loopback path", linux-block, 2022-03-10).
 */
final class LoopLayer implements LayerType {
    @Override
    public String summary() {
        return "a loop device over a file or a block device";
    }

    @Override
    public String example() {
        return "file:1M | loop:dio";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(
                OptionSpec.flag("dio", "direct I/O to what is below"),
                OptionSpec.size("bs", "the logical block; the kernel's choice when left out"),
                OptionSpec.size("offset", "where it begins below"),
                OptionSpec.size("sizelimit", "how much of it is shown"),
                OptionSpec.flag("ro", "read only"),
                OptionSpec.word(
                        "order",
                        List.of("configure", "old"),
                        "LOOP_CONFIGURE at once, or LOOP_SET_FD and the rest one by one; configure"),
                OptionSpec.word(
                        "backing",
                        List.of("buffered", "direct"),
                        "whether the backing descriptor is opened O_DIRECT; buffered"));
    }

    @Override
    public Set<NodeKind> takes() {
        return EnumSet.of(NodeKind.FILE, NodeKind.BLOCK);
    }

    @Override
    public boolean canBeBottom() {
        return false;
    }

    @Override
    public NodeKind gives() {
        return NodeKind.BLOCK;
    }

    @Override
    public List<Requirement> requirements(LayerOptions options) {
        return List.of(Requirements.ROOT, Requirements.LOOP);
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        LoopSetup setup = LoopSetup.of(attachment.options());
        return new LoopAttacher(attachment, setup).attach();
    }
}
