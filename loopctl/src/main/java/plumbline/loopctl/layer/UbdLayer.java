package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.List;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;

/** A User-Mode Linux block device that exists, /dev/ubdX: given by ubdX=FILE on UML's command line. */
final class UbdLayer extends DiskLayer {
    @Override
    public String summary() {
        return "an existing /dev/ubdX of User-Mode Linux";
    }

    @Override
    public String example() {
        return "ubd:b";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(OptionSpec.text("x", "its letter; b when left out").first());
    }

    @Override
    public List<Requirement> requirements(LayerOptions options) {
        return List.of(Requirements.ROOT, Requirements.node(node(options), "only User-Mode Linux has it: ubdb=FILE"));
    }

    @Override
    public Initial initial() {
        return Initial.UNKNOWN;
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        Path device = Path.of(node(attachment.options()));
        Node node = BlockNodes.readWrite(device);
        Node.Access access = new Foreign(attachment.workshop().permissions()).access(device);
        return Attached.of(new Node(NodeKind.BLOCK, device, node.sizeBytes(), access), OffsetMap.NOTHING);
    }

    private static String node(LayerOptions options) {
        return "/dev/ubd" + options.text("x").orElse("b");
    }
}
