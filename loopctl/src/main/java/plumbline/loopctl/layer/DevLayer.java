package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.List;
import plumbline.loopctl.host.Requirement;

/** A device or file that exists: read only, unless the user says otherwise. */
final class DevLayer extends DiskLayer {
    @Override
    public String summary() {
        return "an existing device or file: read only, unless --write";
    }

    @Override
    public String example() {
        return "dev:/dev/sdX";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(OptionSpec.text("path", "its path").first());
    }

    @Override
    public List<Requirement> requirements(LayerOptions options) {
        return List.of();
    }

    @Override
    public Initial initial() {
        return Initial.UNKNOWN;
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        Path path = Path.of(attachment
                .options()
                .text("path")
                .orElseThrow(() -> new LayerRefusedException("dev needs a path: dev:/dev/sdX")));
        Foreign foreign = new Foreign(attachment.workshop().permissions());
        Node node = foreign.node(path);
        try (Undo undo = new Undo()) {
            foreign.claim(node).ifPresent(undo::add);
            return new Attached(node, OffsetMap.NOTHING, List.of(), undo.done());
        }
    }
}
