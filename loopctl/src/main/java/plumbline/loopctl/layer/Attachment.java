package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.List;
import plumbline.loopctl.ledger.Ledger;

/**
 * What a layer is given to attach itself.
 *
 * @param options checked against the layer's own
 * @param inputs what it stands on; empty at the bottom
 * @param workshop what all layers of one builder share
 */
public record Attachment(LayerOptions options, List<Node> inputs, Workshop workshop) {
    /** The only input of a layer that takes one. */
    public Node input() {
        return inputs.getFirst();
    }

    public Ledger ledger() {
        return workshop.ledger();
    }

    /** A private folder on a real file system, for what needs files. */
    public Path workFolder() {
        return workshop.folder();
    }
}
